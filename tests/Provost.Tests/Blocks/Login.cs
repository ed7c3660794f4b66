namespace Provost.Tests;

internal sealed record Login(string User, int Port);
