using Wirewatch.Local.Commands;

return await CommandLine.RunAsync(args);
