using SseSim.Client.CommandLine;

return await EntryPoint.RunAsync(args);
