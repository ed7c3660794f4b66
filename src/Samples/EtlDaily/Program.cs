using EtlDaily;

return await CommandLine.RunAsync(args);
