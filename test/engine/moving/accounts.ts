import fc from 'fast-check';
import type { Sandbox } from '../../sandbox';
import { comparable } from './people';

/** How the account of V3 knows a person before the move. */
type Known = 'no' | 'subscribed' | 'unsubscribed' | 'waiting' | 'deleted' | 'outAndDeleted';

/** A person in either account, or in both. */
export interface Mover {
	email: string;
	legacy: 'none' | 'active' | 'removed' | 'unconfirmed' | 'optedOut';
	/** Numbers of lists; those that the account has count. */
	lists: number[];
	texts: { first_name: string; last_name: string; company_name: string };
	fields: Record<string, string>;
	known: Known;
}

/** Both accounts before a move. */
export interface Accounts {
	legacyLists: string[];
	/** Lists that the account of V3 has already. */
	lists: string[];
	people: Mover[];
	/** What differs between services, or isn't known of them. */
	options: {
		importOfUnsubscribed: 'skip' | 'addToLists' | 'error' | 'resubscribe';
		confirmedOptIn: boolean;
	};
}

const NAMES = [
	'ann',
	'Ann',
	'bob',
	'bob+news',
	"o'neil",
	'eve',
	'a.very.long.name.of.somebody.who.works',
	'x_1',
	'z-9',
];
const HOSTS = ['example.com', 'Example.COM', 'mail.example.org', 'long.names.example.org'];
const LISTS = ['News', 'news ', 'Café & Books', 'A, B', "L'été", '{{ $json }}', 'x'.repeat(50)];
const TEXTS = [
	'',
	' ',
	'Ann',
	' Ann ',
	'ANN',
	"O'Neil",
	'Ünal',
	'a,b;"c"',
	'=1+1',
	'007',
	'{{ 1 }}',
];
const FIELDS = ['CustomField1', 'CustomField2', 'CustomField11', 'CustomField15'];

/** What is more usual stands several times. */
const LEGACY: Array<Mover['legacy']> = [
	...(['active', 'active', 'active', 'none'] as const),
	...(['removed', 'unconfirmed', 'optedOut'] as const),
];
const KNOWN: Known[] = [
	...(['no', 'no', 'no', 'subscribed'] as const),
	...(['unsubscribed', 'waiting', 'deleted', 'outAndDeleted'] as const),
];

const text = fc.constantFrom(...TEXTS);

const mover = fc
	.record({
		name: fc.constantFrom(...NAMES),
		host: fc.constantFrom(...HOSTS),
		legacy: fc.constantFrom(...LEGACY),
		lists: fc.array(fc.nat(3), { maxLength: 4 }),
		texts: fc.record({ first_name: text, last_name: text, company_name: text }),
		fields: fc.dictionary(fc.constantFrom(...FIELDS), text, { maxKeys: 3 }),
		known: fc.constantFrom(...KNOWN),
	})
	.map(({ name, host, ...rest }): Mover => ({ email: `${name}@${host}`, ...rest }));

const peopleOnce = fc.uniqueArray(mover, {
	maxLength: 12,
	selector: ({ email }) => email.toLowerCase(),
});

/** Random accounts; every second one of V3 is new. */
export const accounts: fc.Arbitrary<Accounts> = fc
	.record({
		legacyLists: fc.uniqueArray(fc.constantFrom(...LISTS), { minLength: 1, maxLength: 4 }),
		lists: fc.uniqueArray(fc.constantFrom('NEWS', 'Café & Books', 'Own'), {
			maxLength: 2,
			selector: comparable,
		}),
		people: peopleOnce,
		options: fc.record({
			importOfUnsubscribed: fc.constantFrom('skip', 'addToLists', 'error', 'resubscribe'),
			confirmedOptIn: fc.boolean(),
		}),
		isNew: fc.boolean(),
	})
	.map(({ isNew, people, ...rest }) => ({
		...rest,
		people: isNew ? people.map((one) => ({ ...one, known: 'no' as const })) : people,
	}));

/** Fills both accounts of a sandbox that has nobody. */
export function fill(
	{ constantContactV2: old, constantContactV3: account }: Sandbox,
	{ legacyLists, lists, people, options }: Accounts,
): void {
	Object.assign(account.options, options, { initializedMs: 0, processingMs: 0 });
	const legacyIds = legacyLists.map((name) => old.putList({ name }).id);
	const ids = lists.map((name) => account.putList({ name }).id);
	for (const { email, legacy, lists: chosen, texts, fields, known } of people) {
		const own = [...new Set(chosen.map((at) => legacyIds[at % legacyIds.length]!))];
		const isOut = legacy === 'removed' || legacy === 'optedOut';
		const members = own.length > 0 ? own : [legacyIds[0]!];
		if (legacy !== 'none') {
			old.putContact({
				email,
				texts,
				customFields: fields,
				lists: isOut ? [] : members,
				optOut: legacy === 'optedOut',
				isUnconfirmed: legacy === 'unconfirmed',
			});
		}
		if (known === 'no') continue;
		const permission = known === 'waiting' ? 'pending_confirmation' : 'implicit';
		const { id } = account.putContact({ email, permission, lists: ids.slice(0, 1) });
		if (known === 'unsubscribed' || known === 'outAndDeleted') account.optOut(id);
		if (known === 'deleted' || known === 'outAndDeleted')
			account.putContact({ id, isDeleted: true });
	}
}
