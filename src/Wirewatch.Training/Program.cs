using System.CommandLine;
using Wirewatch.Training.Gazetteers;
using Wirewatch.Training.Scoring;

return new RootCommand("Generates the name lists of Wirewatch and scores its annotations.") { GazetteersCommand.Create(), LookupCommand.Create(), ScoreCommand.Create() }.Parse(args).Invoke();
