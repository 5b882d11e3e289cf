namespace Wirewatch.Local.Emulation;

/// <summary>The checkout that this program was built from.</summary>
/// <param name="Root">The folder of <c>Functions.sln</c>.</param>
internal sealed record Repository(string Root)
{
    /// <summary>What is uploaded at the start.</summary>
    public string Seeds => Path.Combine(Root, "seeds");

    /// <summary>The emulator, the mail catcher and what starts them.</summary>
    public string LocalTools => Path.Combine(Root, "infra", "local");

    /// <summary>Where an instance keeps its data unless told otherwise.</summary>
    public string Data => Path.Combine(Root, ".local");

    /// <summary>The checkout above the program.</summary>
    /// <exception cref="LocalFaultException">The program was moved out of it.</exception>
    public static Repository Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new LocalFaultException($"no folder above {AppContext.BaseDirectory} holds Functions.sln; start this program with ./run from a checkout.");
    }
}
