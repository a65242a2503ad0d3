using System.Runtime.CompilerServices;

// The trainer learns the weights of the very features that the resolver reads; tests look at the parts.
[assembly: InternalsVisibleTo("Demarche.Trainer")]
[assembly: InternalsVisibleTo("Demarche.Language.Tests")]
