import { startSandbox, type Sandbox } from '../sandbox';
import {
	runWorkflow,
	type RunWorkflowOptions,
	type WorkflowJson,
	type WorkflowRun,
} from '../support';
import { examples } from './exampleFiles';
import { credentialsFor } from './sandboxCredentials';
import { listOf, listPush, pathsOf } from './stories/listPush';
import { GIULIA, personalData } from './stories/personalData';
import { runExample } from './stories/story';

let sandbox: Sandbox;

beforeEach(async () => (sandbox = await startSandbox()));
afterEach(async () => await sandbox.close());

/** Runs an example with some parameters changed, or some nodes enabled. */
async function runChanged(
	file: string,
	change: (nodes: WorkflowJson['nodes']) => void,
	options: RunWorkflowOptions = {},
): Promise<WorkflowRun> {
	const example = examples.find((known) => known.file === file);
	const workflow = structuredClone(example!.workflow);
	change(workflow.nodes);
	return await runWorkflow(workflow, { credentials: credentialsFor(sandbox), ...options });
}

const named = (nodes: WorkflowJson['nodes'], name: string) =>
	nodes.find((node) => node.name === name)!;
const turnOn =
	(...names: string[]) =>
	(nodes: WorkflowJson['nodes']) => {
		for (const name of names) delete named(nodes, name).disabled;
	};

describe('the nightly push of a table to a list', () => {
	const PUSH = '14-nightly-push-of-a-table-to-a-list';

	it("doesn't remove anybody if more people would leave the list than Settings allows", async () => {
		await listPush.prepare(sandbox);
		const account = sandbox.constantContactV3;
		const members = () =>
			[...account.contacts()].filter(({ lists }) => lists.includes(listOf(sandbox)));
		for (let at = 0; at < 3; at++) {
			account.putContact({ email: `gone${at}@example.com`, lists: [listOf(sandbox)] });
		}
		const run = await runChanged(PUSH, (nodes) => {
			const { assignments } = named(nodes, 'Settings').parameters.assignments as {
				assignments: Array<{ name: string; value: unknown }>;
			};
			assignments.find(({ name }) => name === 'mostRemovals')!.value = 3;
		});
		expect(run.error?.message).toContain('4 people would leave the list');
		expect(pathsOf(sandbox, 'POST')).toEqual(['/activities/contacts_json_import']);
		expect(members().filter(({ email }) => email?.address.startsWith('gone'))).toHaveLength(3);
	});

	it("doesn't remove anybody if the table is empty", async () => {
		await listPush.prepare(sandbox);
		const run = await runExample(PUSH, sandbox, { startNode: 'Sample Table', startItems: [] });
		expect(run.error).toBeUndefined();
		expect(sandbox.log.entries).toEqual([]);
	});

	it('does nothing the second time but send the table again', async () => {
		await listPush.prepare(sandbox);
		await runExample(PUSH, sandbox);
		sandbox.log.clear();
		const again = await runExample(PUSH, sandbox);
		expect(again.status).toBe('success');
		expect(pathsOf(sandbox, 'POST')).toEqual(['/activities/contacts_json_import']);
		expect(again.nodes).not.toHaveProperty('Remove From List');
	});
});

it('the hourly pull leaves out people who unsubscribed long ago', async () => {
	const run = await runExample('15-hourly-pull-of-unsubscribes-into-a-crm', sandbox);
	expect(run.status).toBe('success');
	expect(pathsOf(sandbox, 'GET')).toEqual(['/contacts']);
	expect(run.nodes).not.toHaveProperty('CRM Row');
});

it('the newsletter is scheduled once that is turned on, and waits a week before it reports', async () => {
	const file = '16-newsletter-with-test-schedule-and-report';
	const run = await runChanged(file, turnOn('Schedule', 'A Week Later'));
	const campaign = sandbox.constantContactV3.campaigns().at(-1);
	const [mail] = sandbox.constantContactV3.campaignActivities(campaign?.id ?? '');
	expect(mail?.status).toBe('SCHEDULED');
	const [schedule] = run.node('Schedule').json;
	expect(schedule).toMatchObject({ campaign_activity_id: mail?.id, sent_now: false });
	expect(run.status).toBe('waiting');
	const sendAt = new Date(String(run.node('Texts').json[0]?.sendAt)).getTime();
	expect(mail?.scheduledTime).toBe(sendAt);
	expect(run.raw.waitTill?.getTime()).toBe(sendAt + 7 * 86_400_000);
});

describe('the sign-up form', () => {
	const FORM = '17-sign-up-form-to-list-with-tag';
	const filledIn = (email: string, newsletter: string[]) => ({
		mode: 'trigger' as const,
		startNode: 'Sign-Up Form',
		startItems: [
			{ json: { Email: email, 'First Name': '', 'Last Name': '', Newsletter: newsletter } },
		],
	});

	it("accepts the data of n8n's form", async () => {
		const run = await runExample(FORM, sandbox, filledIn('Ann@Example.com', ['Yes']));
		expect(run.node('Signed Up').json).toEqual([
			expect.objectContaining({ email: 'ann@example.com' }),
		]);
		expect(sandbox.constantContactV3.contact('ann@example.com')?.lists).toEqual([listOf(sandbox)]);
	});

	it('does nothing with those who have not agreed', async () => {
		const run = await runExample(FORM, sandbox, filledIn('ann@example.com', []));
		expect(run.status).toBe('success');
		expect(sandbox.log.entries).toEqual([]);
	});

	it("doesn't resubscribe anybody who has unsubscribed, and says so", async () => {
		const account = sandbox.constantContactV3;
		account.optOut(account.putContact({ email: 'ann@example.com' }).id);
		const run = await runExample(FORM, sandbox, filledIn('ann@example.com', ['Yes']));
		expect(run.node('Not Signed Up').json).toEqual([
			{ email: 'ann@example.com', reason: expect.stringContaining('has unsubscribed') },
		]);
		expect(account.contact('ann@example.com')?.email?.permission).toBe('unsubscribed');
		expect(pathsOf(sandbox, 'POST')).toEqual([]);
	});
});

describe("a person's data", () => {
	const DATA = '19-personal-data-exported-or-erased';
	const erase = {
		startNode: 'Request',
		startItems: [{ json: { email: GIULIA, action: 'erase' } }],
	};

	it('is not erased while that is turned off', async () => {
		await personalData.prepare(sandbox);
		const run = await runExample(DATA, sandbox, erase);
		expect(run.error).toBeUndefined();
		expect(sandbox.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect(run.node('Erasure Log').json).toEqual([
			expect.objectContaining({ service: 'ContactHub', deleted: false }),
			expect.objectContaining({ service: 'Constant Contact', deleted: false }),
		]);
	});

	it('is erased in both services once that is turned on', async () => {
		await personalData.prepare(sandbox);
		const customers = sandbox.contactHub.counts.customers;
		const run = await runChanged(
			DATA,
			turnOn('Delete Customer', 'Unsubscribe', 'Delete Contact'),
			erase,
		);
		expect(run.error).toBeUndefined();
		expect(run.node('Erasure Log').json).toEqual([
			expect.objectContaining({ email: GIULIA, service: 'ContactHub', deleted: true }),
			expect.objectContaining({ email: GIULIA, service: 'Constant Contact', deleted: true }),
		]);
		expect(sandbox.contactHub.counts.customers).toBe(customers - 1);
		const contact = sandbox.constantContactV3.contact(GIULIA);
		expect(contact?.deletedTime).toBeDefined();
		expect(contact?.email).toMatchObject({
			permission: 'unsubscribed',
			optOut: { source: 'Contact' },
		});
	});

	it("succeeds if one of the services doesn't know the person", async () => {
		sandbox.constantContactV3.putContact({ email: GIULIA });
		const run = await runExample(DATA, sandbox);
		expect(run.error).toBeUndefined();
		expect(run.node('Save to Disk').items).toHaveLength(1);
		expect(run.node('All Data').json.map(({ source }) => source)).toEqual([
			'Constant Contact: contact',
		]);
	});
});
