// Preloaded: tells the highest resident memory of the process when it ends, in kilobytes (getrusage).
process.on('exit', () => process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`));
