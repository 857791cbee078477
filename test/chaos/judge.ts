import type { Observation } from './experiment';
import type { Fault } from './faults';
import type { Exception } from './operations/scenario';
import type { Problem } from './problems';

/** The outcome of a run. */
export interface Verdict {
	outcome: 'success' | 'error';
	problems: Problem[];
	/** What would be a problem elsewhere, but isn't here. */
	excepted: Exception[];
}

/** Texts that tell the user to do something. */
const NEXT_STEP =
	/\b(run|check|press|correct|look|choose|change|update|use|set|try|enter|fill in|ask|have)\b/i;

/**
 * Compares a disturbed run with an undisturbed one.
 *
 * @param action the operation as its menu entry names it, e.g. `Add tag to customer`
 */
export function judge(
	seen: Observation,
	undisturbed: Observation,
	fault: Fault,
	action: string,
	exceptions: Exception[] = [],
): Verdict {
	const found = problemsOf(seen, undisturbed, fault, action);
	const exceptionFor = (problem: Problem) =>
		exceptions.find(
			({ problem: excepted, faults }) =>
				excepted === problem && (faults === undefined || faults.includes(fault.name)),
		);
	return {
		outcome: seen.error === undefined ? 'success' : 'error',
		problems: found.filter((problem) => exceptionFor(problem) === undefined),
		excepted: found.flatMap((problem) => exceptionFor(problem) ?? []),
	};
}

function problemsOf(
	seen: Observation,
	undisturbed: Observation,
	fault: Fault,
	action: string,
): Problem[] {
	const problems: Problem[] = [];
	if (seen.hung) problems.push('hanging runs');
	if (seen.secrets.length > 0) problems.push('secrets in outputs or errors');
	if (wroteTwice(seen, undisturbed)) problems.push('writes carried out twice');
	const { error } = seen;
	if (error !== undefined) {
		const name = action.charAt(0).toLowerCase() + action.slice(1);
		if (!error.message.includes(name)) problems.push('errors that do not name the operation');
		if (!NEXT_STEP.test(error.description)) problems.push('errors without a next step');
		return problems;
	}
	if (lostAWrite(seen, undisturbed, fault)) problems.push('writes lost without an error');
	if (isOtherOutput(seen, undisturbed, fault)) problems.push('successes with another output');
	return problems;
}

/** A POST that the server carried out too many times: every other method is idempotent. */
export function wroteTwice({ writes }: Observation, undisturbed: Observation): boolean {
	return [...writes].some(
		([write, count]) =>
			write.startsWith('POST ') && count > Math.max(1, undisturbed.writes.get(write) ?? 0),
	);
}

/** The server isn't in the state that follows an undisturbed run, but no error says so. */
function lostAWrite(seen: Observation, undisturbed: Observation, fault: Fault): boolean {
	if (fault.otherTimes) return [...undisturbed.writes.keys()].some((key) => !seen.writes.has(key));
	return seen.state !== undisturbed.state;
}

function isOtherOutput(seen: Observation, undisturbed: Observation, fault: Fault): boolean {
	if (fault.otherTimes) return seen.items !== undisturbed.items;
	if (fault.hasNoResponse && undisturbed.writes.size > 0) return false;
	if (fault.lie === 'list') return inOneOrder(seen.output) !== inOneOrder(undisturbed.output);
	if (fault.lie === 'record' && !isAboutOneRecord(undisturbed)) return false;
	return seen.output !== undisturbed.output;
}

/** The same items in a different order: without a requested order, any is allowed. */
function inOneOrder(output: string): string {
	const items = JSON.parse(output) as unknown[];
	return JSON.stringify(items.map((item) => JSON.stringify(item)).sort());
}

/** A record without an ID, such as the account, can't be distinguished from another. */
function isAboutOneRecord({ json }: Observation): boolean {
	return json.length === 1 && Object.keys(json[0] ?? {}).some((name) => /(?:^|_)id$/.test(name));
}
