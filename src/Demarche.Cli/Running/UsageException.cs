namespace Demarche.Cli;

/// <summary>Wrong usage: exit code 2, and the message says what would be right.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>An input that cannot be used: exit code 1.</summary>
public sealed class InputException(string message) : Exception(message);
