const UNNOTICED = ['NoCoverage', 'Survived'];

/** Reports surviving mutants as soon as they are known, because a run takes a long time. */
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
