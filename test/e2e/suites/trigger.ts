import type { INode } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import packageJson from '../../../package.json';
import { executionsOf, finished } from './executions';
import type { World } from './world';

const WORKFLOW = 'new-customers';

/** n8n polls every minute; this is a poll and a half. */
const POLL_MS = 90_000;

function triggerWorkflow(): object {
	const trigger: INode = {
		id: 'trigger',
		name: 'New Customer',
		type: `${packageJson.name}.contactHubTrigger`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'customerCreated',
		},
		credentials: { contactHubApi: { id: 'contactHubApi', name: 'contactHubApi' } },
	};
	return {
		id: WORKFLOW,
		name: 'New customers',
		nodes: [trigger],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

/** The trigger of an active workflow, polled by n8n itself, which is restarted in the middle. */
export function triggerSuite(world: () => World): void {
	/** The email addresses that have started the workflow so far, by execution. */
	const addresses = async (): Promise<unknown[]> => {
		const { client } = world();
		const rows = await executionsOf(client, WORKFLOW);
		const runs = await Promise.all(rows.map(async ({ id }) => await finished(client, id)));
		return runs.flatMap((run) => run.node('New Customer').json.map(({ email }) => email));
	};

	const untilStarted = async (count: number): Promise<unknown[]> => {
		const deadline = Date.now() + POLL_MS;
		for (;;) {
			const found = await addresses();
			if (found.length >= count || Date.now() > deadline) return found;
			await wait(1000);
		}
	};

	/** n8n responds before the trigger has determined where to begin. */
	const untilActive = async (): Promise<void> => {
		while (!world().log.includes('Activated trigger node "New Customer"')) await wait(200);
	};

	/** Number of polls so far; each sends its requests within seconds. */
	const polls = (): number => {
		const times = world()
			.sandbox.log.matching({ path: '/customers' })
			.map(({ at }) => at);
		return times.filter((at, index) => at - (times[index - 1] ?? 0) > 5000).length;
	};

	const untilPolled = async (count: number): Promise<void> => {
		const deadline = Date.now() + POLL_MS;
		while (polls() < count && Date.now() < deadline) await wait(500);
		expect(polls()).toBeGreaterThanOrEqual(count);
	};

	const put = (email: string): void => {
		world().sandbox.contactHub.putCustomer({ base: { contacts: { email } } });
	};

	it('starts once for each new customer, also for one that came while n8n was down', async () => {
		await world().renewSandbox();
		const { client } = world();
		const { versionId } = (await client.call('POST', '/rest/workflows', triggerWorkflow())) as {
			versionId: string;
		};
		await client.call('POST', `/rest/workflows/${WORKFLOW}/activate`, { versionId });
		await untilActive();

		put('before@example.com');
		expect(await untilStarted(1)).toEqual(['before@example.com']);

		const restarted = world().restart();
		put('meanwhile@example.com');
		await restarted;
		expect(await untilStarted(2)).toEqual(['before@example.com', 'meanwhile@example.com']);

		put('after@example.com');
		expect(await untilStarted(3)).toEqual([
			'before@example.com',
			'meanwhile@example.com',
			'after@example.com',
		]);
	}, 600_000);

	it("doesn't miss or repeat anything over ten polls, with restarts in between", async () => {
		const expected = await addresses();
		for (let poll = 1; poll <= 10; poll++) {
			const before = polls();
			put(`poll${poll}@example.com`);
			expected.push(`poll${poll}@example.com`);
			if (poll === 4 || poll === 7) await world().restart();
			await untilPolled(before + 1);
		}
		expect(await untilStarted(expected.length)).toEqual(expected);
		expect(polls()).toBeGreaterThanOrEqual(10);
	}, 1_200_000);
}
