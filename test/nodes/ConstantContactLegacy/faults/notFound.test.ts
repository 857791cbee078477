import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 60, lists: 3 } });
});
afterEach(async () => await node.close());

const ADDRESS = /^Constant Contact is not at this address\. Check the Base URL/;
const NO_RECORD = /^Nothing has this ID\. Choose an entry from the list/;
const jboss =
	'<html><head><title>JBoss Web/2.1.1 - Error report</title></head><body><h1>HTTP Status 404 - /x</h1><p><b>message</b> <u>/x</u></p></body></html>';

describe('a 404', () => {
	it.each([
		['for a record, as the service writes it', 'get', jboss, NO_RECORD],
		['for a record, as XML', 'get', '<error><message>none</message></error>', NO_RECORD],
		['for a record, as another web page', 'get', '<html><h1>Not Found</h1></html>', ADDRESS],
		['for a record, as JSON', 'get', '{"message":"no Route matched"}', ADDRESS],
		[
			'for a record, as a line of text',
			'get',
			'not found',
			/If every ID fails, check the Base URL/,
		],
		['for a record, as nothing', 'get', '', /If every ID fails, check the Base URL/],
		['for a list, as the service writes it', 'getAll', jboss, ADDRESS],
		['for a list, as nothing', 'getAll', '', ADDRESS],
	])('%s', async (_what, operation, body, nextStep) => {
		node.sandbox.faults.add({ do: { kind: 'status', status: 404, body } });
		const parameters = operation === 'get' ? { list: byId('1') } : {};
		const { error } = await node.run('contactList', operation, parameters);
		expect(error?.description).toMatch(nextStep);
	});

	it.each([
		['contact', 'getAll'],
		['campaign', 'getAll'],
		['emailAddress', 'getAll'],
		['activity', 'getAll'],
		['account', 'verify'],
	])('of a retired service is reported as such: %s, %s', async (resource, operation) => {
		node.sandbox.faults.add({ do: { kind: 'status', status: 404, body: jboss } });
		const { error } = await node.run(resource, operation);
		expect(error?.description).toMatch(/may have retired this version of its API/);
	});
});

describe('a feed with a bare & in its link', () => {
	const feed = (entry: string) =>
		`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/ws/customers/joesflowers/lists?a=1&next=2"/>${entry}</feed>`;

	it('is read, and its link is followed', async () => {
		node.sandbox.faults.add({ times: 1, do: { kind: 'status', status: 200, body: feed('') } });
		const { error } = await node.run('contactList', 'getAll', { returnAll: true });
		expect(node.sandbox.log.entries.map(({ rawUrl }) => rawUrl)[1]).toBe(
			'/ws/customers/joesflowers/lists?a=1&next=2',
		);
		expect(error?.message ?? '').not.toContain("can't be read");
	});

	it('that is broken otherwise says nothing of the Base URL', async () => {
		const body = feed('<entry>');
		node.sandbox.faults.add({ do: { kind: 'status', status: 200, body } });
		const { error } = await node.run('contactList', 'getAll');
		expect(error?.message).toContain("the XML of the response can't be read");
		expect(error?.description).toMatch(
			/^Run again\. If the error persists, report the request to the support/,
		);
	});
});
