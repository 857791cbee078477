const UNNOTICED = ['NoCoverage', 'Survived'];

/** Says which mutants no test noticed as soon as that is known: a run takes long. */
class SurvivorsReporter {
	onMutantTested({ fileName, location, mutatorName, replacement, status }) {
		if (!UNNOTICED.includes(status)) return;
		const { line, column } = location.start;
		const instead = replacement.replace(/\s+/g, ' ').slice(0, 100);
		process.stdout.write(`${fileName}:${line}:${column} ${status} ${mutatorName}: ${instead}\n`);
	}
}

export const strykerPlugins = [
	{ kind: 'Reporter', name: 'survivors', injectableClass: SurvivorsReporter },
];
