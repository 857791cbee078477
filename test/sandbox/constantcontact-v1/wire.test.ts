import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ManualClock, startSandbox, type Sandbox } from '../index';
import { parseXml, type XmlElement } from './atom/parse';
import { isCountryCode, stateWithCode } from './contacts/places';
import { constantContactClient, entriesOf, payloadOf, type V1Client } from './testClient';

/** Folder of recorded requests and responses; without it, the comparison is skipped. */
const folder = join(process.env.WIRE_FIXTURES ?? '', 'constantcontact-v1');
const withFixtures =
	process.env.WIRE_FIXTURES !== undefined && existsSync(folder) ? describe : describe.skip;

const read = (...path: string[]) =>
	// Some were recorded under another customer's name
	readFileSync(join(folder, ...path), 'utf8')
		.replaceAll('/geeksquad', '')
		.replaceAll('/customers/username', '/customers/joesflowers');
const xml = (...path: string[]) => parseXml(Buffer.from(read(...path)));

/** Names and namespaces of an element and all its descendants, each repeated sibling once. */
function shape(element: XmlElement): unknown {
	const children = new Map(element.children.map((child) => [child.local, shape(child)]));
	return [element.local, element.uri, [...children.values()]];
}

withFixtures('recorded requests', () => {
	let sandbox: Sandbox;
	let client: V1Client;

	beforeAll(async () => {
		sandbox = await startSandbox({
			clock: new ManualClock(Date.UTC(2010, 0, 1)),
			constantContactV1: { contacts: 20, schedulePermission: true },
		});
		client = constantContactClient(sandbox);
	});
	afterAll(async () => await sandbox.close());

	it('are taken', async () => {
		const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
		const statuses = [
			await client.post('/contacts', read('seed-docs', 'contact-post-request.xml')),
			await client.post('/contacts', read('batchblue-constant-contact-ruby', 'post_contacts.xml')),
			await client.post('/lists', read('docs-samples', 'list-post-request.xml')),
			await client.post('/campaigns', read('docs-samples', 'campaign-create-minimal-request.xml')),
			await client.post(
				'/activities',
				read('seed-docs', 'activity-sv_add-request.urlencoded.txt').trim(),
				form,
			),
			await client.post(
				'/activities',
				read('docs-samples', 'activity-clear-request.urlencoded.txt').trim(),
				form,
			),
			await client.post(
				'/activities',
				read('docs-samples', 'activity-export-request.urlencoded.txt').trim(),
				form,
			),
		].map(({ status }) => status);
		// The second contact repeats the first one
		expect(statuses).toEqual([201, 409, 201, 201, 201, 201, 201]);
	});

	it('of a schedule and of a check-in are taken', async () => {
		const { constantContactV1 } = sandbox;
		const draft = constantContactV1.campaigns().find(({ status, listIds }) => {
			return status === 'Draft' && listIds.length > 0;
		})!;
		const body = read('docs-samples', 'schedule-post-request.xml');
		expect((await client.post(`/campaigns/${draft.id}/schedules`, body)).status).toBe(201);
		const [event] = constantContactV1.events();
		const path = `/events/${event!.id}/registrants/${event!.registrants[0]!.id}/attendancestatus`;
		const type = 'application/atom+xml;type=entry';
		const response = await client.put(
			path,
			read('docs-samples', 'attendancestatus-put-request.xml'),
			{ headers: { accept: type, 'content-type': type } },
		);
		expect(response.status).toBe(204);
	});

	it('get the recorded responses', async () => {
		const atom = { accept: 'application/atom+xml', 'content-type': 'application/atom+xml' };
		const { constantContactV1 } = sandbox;
		const getRoot = async (path: string) => (await client.get(path, { headers: atom })).root;
		const member = constantContactV1.putContact({ email: 'wire@example.com', lists: [3] });

		const contact = xml('seed-docs', 'contact-detail.xml');
		expect(shape(await getRoot(`/contacts/${member.id}`))).toEqual(shape(contact));
		const feed = xml('seed-docs', 'contacts-collection.xml');
		expect(shape(entriesOf(await getRoot('/contacts'))[0]!)).toEqual(shape(entriesOf(feed)[0]!));
		expect(shape(entriesOf(await getRoot('/lists'))[3]!)).toEqual(
			shape(entriesOf(xml('perl-Email-ConstantContact', 'lists__list1_xml.xml'))[0]!),
		);
		expect(shape(entriesOf(await getRoot('/campaigns'))[0]!)).toEqual(
			shape(entriesOf(xml('perl-Email-ConstantContact', 'campaigns__feed_xml.xml'))[0]!),
		);
		const [event] = constantContactV1.events();
		const eventPath = `/events/${event!.id}`;
		expect(shape(entriesOf(await getRoot('/events'))[0]!)).toEqual(
			shape(entriesOf(xml('docs-samples', 'events-collection.xml'))[0]!),
		);
		expect(names(await getRoot(eventPath))).toEqual(
			names(xml('docs-samples', 'event-detail.RECONSTRUCTED.xml')),
		);
		expect(names(await getRoot(`${eventPath}/registrants/${event!.registrants[0]!.id}`))).toEqual(
			names(xml('docs-samples', 'registrant-detail.RECONSTRUCTED.xml')),
		);
	});

	/** Names of the payload's children. */
	const names = (entry: XmlElement) => payloadOf(entry).children.map(({ local }) => local);
});

withFixtures('recorded responses', () => {
	const files = existsSync(folder)
		? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
				name.endsWith('.xml'),
			)
		: [];

	it.each(files)('%s is well-formed', (name) => {
		expect(['feed', 'entry', 'service']).toContain(xml(name).local);
	});

	it('know the countries and states of the sandbox', () => {
		const codes = (name: string) =>
			read('withinboredom-dotnet', name)
				.trim()
				.split(/\r?\n/)
				.map((line) => line.split(' - ').at(-1)!);
		const countries = codes('countries.txt').filter((code) => code.length === 2);
		expect(countries.filter((code) => !isCountryCode(code))).toEqual([]);
		expect(codes('states.txt').filter((code) => stateWithCode(code) === undefined)).toEqual([]);
	});
});
