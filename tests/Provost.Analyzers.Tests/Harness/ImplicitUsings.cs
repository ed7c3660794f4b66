namespace Provost.Analyzers.Tests;

/// <summary>The usings that a project referencing the package has without writing them.</summary>
internal static class ImplicitUsings
{
    public const string FileName = "/0/ImplicitUsings.cs";

    public const string Source = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using Provost;
        """;
}
