import { runDemo } from './demo';
import { describeFailure } from './failure';

runDemo(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(describeFailure(error));
	process.exitCode = 1;
});
