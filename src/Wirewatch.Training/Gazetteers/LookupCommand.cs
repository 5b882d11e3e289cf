using System.CommandLine;
using Wirewatch.Language.Recognition;
using Wirewatch.Language.Resolution;
using Wirewatch.Language.Text;

namespace Wirewatch.Training.Gazetteers;

/// <summary><c>lookup</c>: shows what the embedded name lists say about a name.</summary>
internal static class LookupCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("name") { Description = "Names, each in quotation marks if it has several words." };
        var command = new Command("lookup", "Shows what the embedded name lists say about names.") { names };
        command.SetAction(parsed =>
        {
            foreach (var name in parsed.GetRequiredValue(names))
            {
                var folded = Folding.Fold(name);
                Console.WriteLine($"{name}: {WordLexicon.Find(folded)}");
                var readings = KnownEntities.Find(folded);
                for (var index = 0; index < readings.Count; index++)
                {
                    var entity = KnownEntities.Get(readings[index].Entity);
                    Console.WriteLine($"  Q{entity.Wikidata} {entity.Type} \"{KnownEntities.NameOf(entity.Index)}\" prior {entity.Prior}, within \"{KnownEntities.NameOf(entity.Within)}\", {readings[index].Form}");
                }
            }
        });
        return command;
    }
}
