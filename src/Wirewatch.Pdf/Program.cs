using System.Text.Json;
using Wirewatch.Pdf;

// Reads one PDF from standard input and writes what it says to standard output, and touches nothing else. It runs as a process of its own because a
// PDF whose objects refer to themselves overflows the stack of its reader, which no process survives.
using var input = Console.OpenStandardInput();
using var bytes = new MemoryStream();
input.CopyTo(bytes);
using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, PdfReader.Read(bytes.ToArray()), PdfJson.Default.PdfText);
