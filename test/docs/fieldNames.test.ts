import type { INodeProperties } from 'n8n-workflow';
import { contactFields } from '../../nodes/ConstantContact/contact/form/fields';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import { ConstantContactLegacy } from '../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { ConstantContactLegacyV2 } from '../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { ConstantContactTrigger } from '../../nodes/ConstantContactTrigger/ConstantContactTrigger.node';
import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import { ContactHubTrigger } from '../../nodes/ContactHubTrigger/ContactHubTrigger.node';
import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { ConstantContactOAuth2Api } from '../../credentials/ConstantContactOAuth2Api.credentials';
import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { PAGES, readProse } from './pages';

/** The names of fields of n8n and its own nodes that pages mention. */
const OF_N8N = [
	'Execute Once',
	'Method',
	'On Error',
	'Poll Times',
	'Respond',
	'Retry On Fail',
	'URL',
	'Wait for Sub-Workflow Completion',
];

/** The names of fields and of their choices, at any depth. */
function listNames(properties: unknown): string[] {
	if (Array.isArray(properties)) return properties.flatMap(listNames);
	if (typeof properties !== 'object' || properties === null) return [];
	const { displayName, name, options, values, modes } = properties as Partial<INodeProperties> & {
		values?: unknown;
	};
	return [displayName, name, ...[options, values, modes].flatMap(listNames)].filter(
		(text) => text !== undefined,
	);
}

const nodes = [
	new ConstantContact(),
	new ConstantContactLegacy(),
	new ConstantContactLegacyV2(),
	new ConstantContactTrigger(),
	new ContactHub(),
	new ContactHubTrigger(),
];
const credentials = [
	new ConstantContactLegacyApi(),
	new ConstantContactLegacyTokenApi(),
	new ConstantContactOAuth2Api(),
	new ContactHubApi(),
];
const known = new Set([
	...OF_N8N,
	...nodes.flatMap(({ description }) => listNames(description.properties)),
	...credentials.flatMap(({ properties }) => listNames(properties)),
	// The form of a contact is filled by the editor.
	...contactFields.map(({ label }) => label),
]);
const isKnown = (name: string) =>
	known.has(name) || [...known].some((full) => full.startsWith(`${name} (`));

/** What a page has in single quotes, like the name of a field: `'Max Records'`. */
function listQuoted(page: string): string[] {
	const text = readProse(page).replace(/`[^`]*`/g, '');
	const found = text.matchAll(/(?<![\w’'])'([A-Z][\w ()/&,-]*)'(?!\w)/g);
	return [...new Set([...found].map(([, name = '']) => name))];
}

it.each(PAGES)('%s names only fields that exist', (page) => {
	expect(listQuoted(page).filter((name) => !isKnown(name))).toEqual([]);
});
