namespace Demarche.Language;

/// <summary>A model file that is cut off, foreign, of a newer version, or does not hold what it is asked for.</summary>
public sealed class ModelFormatException : Exception
{
    public ModelFormatException() { }

    public ModelFormatException(string message)
        : base(message) { }

    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
