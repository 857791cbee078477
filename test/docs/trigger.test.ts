import { connectionProperties } from '../../nodes/kit';
import { triggerFields } from '../../nodes/ContactHubTrigger/fields';
import { readPage, readProse, getSection } from './pages';

const PAGE = 'docs/contacthub-trigger.md';

/** All labels of the trigger's parameters and of its credential's connection settings; n8n adds its own. */
const labels = new Set([
	...[
		...JSON.stringify([triggerFields, connectionProperties()]).matchAll(/"displayName":"([^"]+)"/g),
	].map(([, label]) => label),
	'Poll Times',
]);

const events = triggerFields.event.property.options as Array<{ name: string }>;

it.each([
	[PAGE, readProse(PAGE)],
	['docs/troubleshooting.md', getSection('docs/troubleshooting.md', 'The ContactHub Trigger')],
])('%s names only parameters that exist', (_page, text) => {
	const named = [...text.replace(/`[^`]*`/g, '').matchAll(/'([A-Z][\w ()-]*)'/g)];
	const known = [...labels, 'Overlap of Customers', 'Overlap of Events'];
	// Of the node, in a sentence with a link to it.
	const unknown = named.map(([, label]) => label).filter((label) => !known.includes(label));
	expect(unknown.filter((label) => label !== 'Only Changes')).toEqual([]);
	expect(named.length).toBeGreaterThan(1);
});

it.each(events)('$name has a section of its own', ({ name }) => {
	expect(readPage(PAGE)).toContain(`\n### ${name}\n`);
});

it.each([
	['Overlap of Customers', 'overlap', / (\d+) unless you change it\. Usually/],
	['Overlap of Events', 'eventOverlap', /'Overlap of Events \(Minutes\)', (\d+) unless/],
	['Max per Poll', 'maxPerPoll', /'Max per Poll' items \(([\d,]+), at most 5,000\)/],
])('the default of %s is the one that is named', (_label, name, pattern) => {
	const options = triggerFields.triggerOptions.property.options as unknown as Array<{
		name: string;
		default: number;
	}>;
	const [, named] = pattern.exec(readPage(PAGE)) ?? [];
	const option = options.find((entry) => entry.name === name);
	expect(Number(named?.replace(',', ''))).toBe(option?.default);
});
