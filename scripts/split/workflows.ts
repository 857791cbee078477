/** The npm scripts that a line runs or names. */
function scriptsIn(line: string): string[] {
	return [...line.matchAll(/npm run ([\w:]+)|`(test:\w+)`/g)].map(
		([, run, named]) => run ?? named ?? '',
	);
}

/** Whether a line runs a script that a package lacks. */
export function runsDeadScript(line: string, scripts: object): boolean {
	return scriptsIn(line).some((name) => !(name in scripts));
}

/** A GitHub workflow without the jobs that run something missing from the repository. */
export function withoutDeadJobs(workflow: string, scripts: object): string {
	const [head = '', jobs = ''] = workflow.split(/(?<=^jobs:\n)/m);
	const kept = jobs
		.split(/(?=^ {2}[\w-]+:$)/m)
		.filter((job) => !job.split('\n').some((line) => runsDeadScript(line, scripts)));
	return `${(head + kept.join('')).trimEnd()}\n`;
}

/** A shell script without the lines that run something missing from the repository. */
export function withoutDeadSteps(script: string, scripts: object): string {
	return script
		.split('\n')
		.filter((line) => !runsDeadScript(line, scripts))
		.join('\n');
}
