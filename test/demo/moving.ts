import { chooseExamples, type Example } from '../engine/exampleFiles';
import { legacyPeople, mayBeMailed, newPeople, type Person } from '../engine/moving/people';
import type { Sandbox, SandboxOptions } from '../sandbox';
import type { LoadFrom } from '../support';
import { showExample } from './example';
import { DemoFailure } from './failure';
import { paint, print } from './paint';
import { printTable } from './results';

/** A new account of V3 beside an old one of version 2. */
export const MOVING_ACCOUNTS: SandboxOptions = {
	constantContactV3: { contacts: 0, campaigns: 0, lists: 0 },
};

type People = Map<string, Person>;

/** People of the old account that have yet to confirm, that the new one knows, and that it knows as unsubscribed. */
export function prepareMoving({
	constantContactV2: old,
	constantContactV3: account,
}: Sandbox): void {
	old.putContact({ email: 'not.confirmed@example.com', lists: [1, 2], isUnconfirmed: true });
	for (const email of ['known@example.com', 'left.there@example.com', 'left.here@example.com']) {
		old.putContact({ email, lists: [1], optOut: email.startsWith('left.here') });
		const { id } = account.putContact({ email });
		if (email.startsWith('left.there')) account.optOut(id);
	}
}

/**
 * Rehearses the move: runs the example, with what is turned off for a try, and compares both accounts.
 *
 * @throws DemoFailure if somebody is missing, or is subscribed who wasn't
 */
export async function showMoving(sandbox: Sandbox, from: LoadFrom): Promise<void> {
	const legacy = legacyPeople(sandbox);
	const before = newPeople(sandbox);
	await showExample(movingExample(), sandbox, from);
	const after = newPeople(sandbox);
	print(`\n${paint('bold', 'What the accounts hold')}`);
	const rows = { 'version 2': legacy, 'V3, before': before, 'V3, after': after };
	printTable(countRows(rows), { rows: Infinity, columns: Infinity, letters: Infinity });
	checkMove(legacy, before, after);
	print(
		`\n${paint('green', 'The rehearsal ended well.')} ${sandbox.log.count} requests were made.`,
	);
}

function movingExample(): Example {
	const example = structuredClone(chooseExamples(['21'])[0]!);
	for (const node of example.workflow.nodes) if (node.name === 'Unsubscribe') node.disabled = false;
	return example;
}

/** One row for each thing that is counted, one column for each account. */
function countRows(accounts: Record<string, People>): Array<Record<string, string | number>> {
	const lists = new Set(
		Object.values(accounts).flatMap((people) => [...people.values()].flatMap((one) => one.lists)),
	);
	const countIn = (count: (person: Person) => boolean) =>
		Object.entries(accounts).map(([name, people]) => [
			name,
			[...people.values()].filter(count).length,
		]);
	const row = (title: string, count: (person: Person) => boolean) => ({
		'': title,
		...Object.fromEntries(countIn(count)),
	});
	return [
		row('People', () => true),
		row('who may be mailed', mayBeMailed),
		row('who have yet to confirm', ({ consent }) => consent === 'waiting'),
		row('who have unsubscribed', ({ consent }) => consent === 'unsubscribed'),
		row('in no list', ({ lists: own, consent }) => own.length === 0 && consent === 'allowed'),
		...[...lists]
			.sort()
			.map((list) => row(`Members of '${list}'`, (one) => one.lists.includes(list))),
	];
}

function checkMove(legacy: People, before: People, after: People): void {
	const missing = [...legacy.keys()].filter((email) => !after.has(email));
	const wasMailed = (email: string) =>
		[legacy.get(email), before.get(email)].some((one) => one && mayBeMailed(one));
	const subscribed = [...after.values()].filter((one) => mayBeMailed(one) && !wasMailed(one.email));
	const gone = [...after.values()].filter(
		({ email, consent }) =>
			consent !== 'unsubscribed' &&
			[legacy, before].some((people) => people.get(email)?.consent === 'unsubscribed'),
	);
	const problems = [
		...missing.map((email) => `${email} wasn't moved`),
		...subscribed.map(({ email }) => `${email} is subscribed, and wasn't before`),
		...gone.map(({ email }) => `${email} had unsubscribed`),
	];
	if (problems.length === 0) return;
	throw new DemoFailure(
		'the account of V3 after the move',
		problems.join('; '),
		'Look above for what the workflow says about them.',
	);
}
