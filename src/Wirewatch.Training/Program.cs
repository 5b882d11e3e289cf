using System.CommandLine;
using Wirewatch.Training.Gazetteers;

return new RootCommand("Generates the name lists of Wirewatch and scores its annotations.") { GazetteersCommand.Create(), LookupCommand.Create() }.Parse(args).Invoke();
