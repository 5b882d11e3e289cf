namespace Wirewatch.Local;

/// <summary>Something on this machine keeps a command from doing its work. The message is one sentence for the person at the terminal: what
/// was wrong with what, and the way out.</summary>
internal sealed class LocalFaultException(string message, Exception? cause = null) : Exception(message, cause);
