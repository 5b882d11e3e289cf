using System.CommandLine;
using Wirewatch.Training.Gazetteers;
using Wirewatch.Training.Scoring;
using Wirewatch.Training.Speakers;
using Wirewatch.Training.Tagging;

var root = new RootCommand("Generates the name lists of Wirewatch, trains its name recogniser and scores its annotations.")
{
    GazetteersCommand.Create(), LookupCommand.Create(), TrainCommand.Create(), NamesCommand.Create(), ErrorsCommand.Create(), ScoreCommand.Create(), DatesCommand.Create(),
    SpeakersCommand.Create(), OutletsCommand.Create(),
};
return root.Parse(args).Invoke();
