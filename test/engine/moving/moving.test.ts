import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { WorkflowRun } from '../../support';
import { sized } from '../../support/size';
import { examples } from '../exampleFiles';
import { runQuickly } from '../runQuickly';
import { accounts, fill, type Accounts, type Mover } from './accounts';
import { comparable, legacyPeople, mayBeMailed, newPeople, type Person } from './people';

// Random accounts of version 2 and V3: 10 with `npm test`, 1,000 with `npm run test:full -- test/engine/moving`.

const ACCOUNTS = sized(10, 1000);

jest.setTimeout(sized(600_000, 3_600_000));

const example = examples.find(({ file }) => file === '21-move-from-legacy-to-v3')!;

/** The example with what is turned off for a try: an opt-out of the old account counts in the new one, too. */
function movingWorkflow() {
	const workflow = structuredClone(example.workflow);
	delete workflow.nodes.find(({ name }) => name === 'Unsubscribe')!.disabled;
	return workflow;
}

const NOBODY = { contacts: 0, campaigns: 0, lists: 0 };

let run: WorkflowRun;

beforeEach(() => {
	const { setTimeout } = globalThis;
	// A look at a bulk activity, which takes no time here.
	const soon = (milliseconds?: number) => (milliseconds === 100 ? 1 : milliseconds);
	jest
		.spyOn(globalThis, 'setTimeout')
		.mockImplementation((callback, milliseconds) => setTimeout(callback, soon(milliseconds)));
});

afterEach(() => jest.restoreAllMocks());

async function move(drawn: Accounts, check: (sandbox: Sandbox, before: Before) => void) {
	const sandbox = await startSandbox({ constantContactV2: NOBODY, constantContactV3: NOBODY });
	try {
		fill(sandbox, drawn);
		const before = { legacy: legacyPeople(sandbox), known: newPeople(sandbox) };
		run = await runQuickly(movingWorkflow(), sandbox);
		expect(run.error).toBeUndefined();
		check(sandbox, before);
	} finally {
		await sandbox.close();
	}
}

interface Before {
	legacy: Map<string, Person>;
	known: Map<string, Person>;
}

it("ends with the same people, lists and consent, and doesn't subscribe anybody", async () => {
	await fc.assert(
		fc.asyncProperty(accounts, async (drawn) => {
			await move(drawn, (sandbox, before) => {
				const after = newPeople(sandbox);
				for (const [email, person] of after) {
					if (!mayBeMailed(person)) continue;
					const sources = [before.legacy.get(email), before.known.get(email)];
					expect({ email, wasMailed: sources.some((one) => one && mayBeMailed(one)) }).toEqual({
						email,
						wasMailed: true,
					});
				}
				const expected = new Map(
					drawn.people.flatMap((mover) => {
						const email = mover.email.toLowerCase();
						const person = expectedOf(mover, before.legacy.get(email), before.known.get(email));
						return person === undefined ? [] : [[email, person] as const];
					}),
				);
				expect(after).toEqual(expected);
				expectReport(sandbox, before, after);
				expectReadsOnly(sandbox);
			});
		}),
		{ numRuns: ACCOUNTS },
	);
});

/** What has become of a person after the move; undefined for one who isn't there, or is still deleted. */
function expectedOf(
	{ email, legacy: status, known: state }: Mover,
	legacy: Person | undefined,
	known: Person | undefined,
): Person | undefined {
	if (legacy === undefined) return known;
	// Addresses that an import doesn't take are saved one by one, which also updates who has unsubscribed.
	const isSaved = status === 'active' && email.length > 50;
	const out = { consent: 'unsubscribed', lists: [] };
	if (known === undefined) {
		if (state === 'no') return legacy;
		if (status !== 'active') return undefined;
		if (state === 'outAndDeleted') return isSaved ? { ...legacy, ...out } : undefined;
		return legacy;
	}
	const { first_name, last_name, company_name } = legacy;
	const texts = Object.entries({ first_name, last_name, company_name });
	const filled = Object.fromEntries(texts.filter(([, value]) => value !== ''));
	const updated = { ...known, ...filled, fields: { ...known.fields, ...legacy.fields } };
	if (known.consent === 'unsubscribed') return isSaved ? updated : known;
	if (status === 'optedOut') return { ...known, ...out };
	if (status === 'removed') return known;
	const lists = [...new Set([...known.lists, ...legacy.lists])].sort();
	// Who has yet to confirm in one account isn't put on a list because of another permission.
	if (status === 'unconfirmed') return known.consent === 'waiting' ? { ...known, lists } : known;
	return { ...updated, lists };
}

/** Nobody is missing in what the workflow says about the move. */
function expectReport(
	{ constantContactV2, constantContactV3 }: Sandbox,
	before: Before,
	after: Map<string, Person>,
) {
	// What differs comes with the fields by which it was found.
	const emailOf = (json: IDataObject) => ((json.keys ?? json) as IDataObject).email;
	const emailsOf = (name: string) => (run.nodes[name]?.json ?? []).map(emailOf);
	const told = ['Not Moved', 'Same', 'Different'].flatMap(emailsOf);
	expect(told.sort()).toEqual([...before.legacy.keys()].sort());
	expect(emailsOf('Not Moved').sort()).toEqual(
		[...before.legacy.keys()].filter((email) => !after.has(email)).sort(),
	);
	const isSame = (email: string) => {
		const [old, now] = [before.legacy.get(email)!, after.get(email)];
		return now !== undefined && JSON.stringify(sorted(old)) === JSON.stringify(sorted(now));
	};
	// Two lists whose names are one become one: how many there are differs then.
	const equal = [...constantContactV2.contacts()]
		.filter(({ email, lists }) => before.legacy.get(email)?.lists.length === lists.length)
		.map(({ email }) => email)
		.filter(isSame);
	expect(emailsOf('Same')).toEqual(expect.arrayContaining(equal));
	const map = run.nodes['ID Map']?.json ?? [];
	expect(map).toHaveLength(before.legacy.size);
	for (const { id, email } of constantContactV2.contacts()) {
		const contact_id = after.has(email) ? constantContactV3.contact(email)?.id : '';
		expect(map).toContainEqual({ email, legacy_id: String(id), contact_id });
	}
	const ids = new Map(constantContactV3.lists().map(({ id, name }) => [comparable(name), id]));
	expect(run.node('List Map').json.map(({ list_id: id }) => id)).toEqual(
		constantContactV2.lists().map(({ name }) => ids.get(comparable(name))),
	);
}

const sorted = ({ fields, ...person }: Person) => ({
	...person,
	fields: Object.entries(fields).sort(),
});

/** The old account is only read, and nobody gets a mail. */
function expectReadsOnly({ log, constantContactV3 }: Sandbox) {
	const written = log.entries.filter(({ method, path }) => method !== 'GET' && /^\/v2/.test(path));
	expect(written).toEqual([]);
	expect(constantContactV3.mails).toEqual([]);
}
