using PeaceTalksTracker.Web.Commands;

return await CommandLine.RunAsync(args);
