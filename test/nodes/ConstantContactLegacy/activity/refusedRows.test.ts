import { connectNode, type ConnectedNode } from '../setup';
import { quickly } from './setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode();
});
afterEach(async () => await node.close());

const REASON = 'Unknown US/Canadian state/prov "ZZ"';
const good = { email: 'a@example.com' };
const bad = { email: 'b@example.com', state_code: 'ZZ' };
const parameters = {
	lists: ['1'],
	...quickly,
	activityOptions: { checkEvery: 0.1, refusedRows: true },
};
const refused = {
	error: `Item 1 (b@example.com): ${REASON}`,
	message: REASON,
	details: {
		row: 1,
		values: { 'EMAIL ADDRESS': 'b@example.com', 'STATE/PROVINCE (US/CANADA)': 'ZZ' },
		reason: REASON,
	},
};

const posts = () => node.requests().filter((request) => request.startsWith('POST'));

it('refused rows are shown in a hint, and as items after the completed ones', async () => {
	const run = await node.run('activity', 'addContacts', parameters, [good, bad]);
	expect(run.hints?.map(({ message }) => message)).toEqual([
		`Constant Contact refused 1 of 2 rows: item 1: b@example.com, ${REASON}`,
	]);
	expect(run.json[0]).toMatchObject({ status: 'COMPLETE', rows_sent: 2 });
	expect(run.items.slice(1)).toEqual([{ json: refused, pairedItem: { item: 1 } }]);
});

it('they go to the error output with their input', async () => {
	const run = await node.run('activity', 'addContacts', parameters, [good, bad], {
		continueOnFail: 'continueErrorOutput',
	});
	expect(run.json).toHaveLength(1);
	expect(run.errorItems.map(({ json }) => json)).toEqual([{ ...bad, ...refused }]);
});

it('they are not sent again with Retry On Fail, even where all are refused', async () => {
	const run = await node.run('activity', 'addContacts', parameters, [bad], {
		retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
	});
	expect(run.error).toBeUndefined();
	expect(run.json[0]).toMatchObject({ status: 'COMPLETE' });
	expect(run.json).toHaveLength(2);
	expect(posts()).toHaveLength(1);
});
