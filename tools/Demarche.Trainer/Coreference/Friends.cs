using Demarche.Language;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Demarche.Trainer.Tests")]
