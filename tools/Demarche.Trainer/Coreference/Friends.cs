using System.Runtime.CompilerServices;
using Demarche.Language;

[assembly: InternalsVisibleTo("Demarche.Trainer.Tests")]
