using ForkCompare;

return await CommandLine.RunAsync(args);
