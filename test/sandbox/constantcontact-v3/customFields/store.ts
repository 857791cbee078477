import type { IdSpace } from '../ids';
import { fieldName, type FieldMetadata, type FieldRecord, type FieldType } from './record';

const SEEDED_TIME = Date.UTC(2018, 6, 2, 14, 45, 12);

interface Seed {
	label: string;
	type: FieldType;
	metadata?: FieldMetadata;
	version?: 2;
	choices?: string[];
}

/** Labels must differ ignoring case, and names must be unique. */
const SEEDS: Seed[] = [
	{ label: 'Customer Card', type: 'string' },
	{
		label: 'Favourite Flower',
		type: 'single_select',
		metadata: { display_type: 'dropdown' },
		choices: ['Rose', 'Tulip', 'Lily & Fern'],
	},
	{ label: 'customer card', type: 'string' },
	{ label: 'Member Since', type: 'date', version: 2, metadata: { display_format: 'YYYY-MM-DD' } },
	{ label: 'Last Visit', type: 'date' },
	{ label: 'Points', type: 'number', metadata: { integer: true, allow_negative: false } },
	{
		label: 'Turnover',
		type: 'currency',
		metadata: { currency_code: 'USD', integer: false, decimal_places: 2 },
	},
	{ label: 'Wants Catalogue', type: 'boolean' },
	{
		label: 'Interests',
		type: 'multi_select',
		metadata: { display_type: 'checkbox' },
		choices: ['Books', 'Coffee', 'Gardens'],
	},
	{ label: 'About', type: 'text_area' },
];

/** The custom fields of the account. */
export class FieldStore {
	private readonly stored = new Map<string, FieldRecord>();
	private lastNumber = 0;
	private lastChoice = 0;

	constructor(private readonly ids: IdSpace) {
		for (const { label, type, metadata = {}, version = 1, choices = [] } of SEEDS) {
			const time = SEEDED_TIME + this.lastNumber * 60_000;
			const times = { createdTime: time, updatedTime: time };
			this.put({
				id: this.nextId(),
				label,
				name: fieldName(label),
				type,
				metadata,
				version,
				choices: choices.map((choice, order) => ({
					choiceId: this.nextChoiceId(),
					label: choice,
					order,
					...times,
				})),
				...times,
			});
		}
	}

	get count(): number {
		return this.stored.size;
	}

	/** Id for a new field. */
	nextId(): string {
		return this.ids.id(++this.lastNumber);
	}

	/** Id for a new choice. */
	nextChoiceId(): number {
		return ++this.lastChoice;
	}

	get(id: string): FieldRecord | undefined {
		return this.stored.get(id);
	}

	/** The field that has this name in imports. */
	withName(name: string): FieldRecord | undefined {
		return this.all().find((field) => field.name === name);
	}

	/** In order of creation. */
	all(): FieldRecord[] {
		return [...this.stored.values()];
	}

	/** Whether a field, other than the given one, has this label. */
	hasLabel(label: string, except?: string): boolean {
		return this.all().some((field) => field.label === label && field.id !== except);
	}

	put(field: FieldRecord): void {
		this.stored.set(field.id, field);
	}

	delete(id: string): void {
		this.stored.delete(id);
	}
}
