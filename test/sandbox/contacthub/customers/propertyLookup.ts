import type { Attribute } from '../query/attributes';
import type { CustomerRecord } from './record';

/** Finds stored customers by the value of one attribute. */
export class PropertyLookup {
	private readonly ids = new Map<string, Set<string>>();

	constructor(
		private readonly attribute: Attribute,
		private readonly caseSensitive: boolean,
	) {}

	/** The value by which a customer is found; undefined if it has none. */
	key(record: CustomerRecord): string | undefined {
		const [value] = this.attribute.values(record);
		if (value === undefined || value === '') return undefined;
		return this.caseSensitive ? String(value) : String(value).toLowerCase();
	}

	/** Records a change; `before` and `after` are undefined if the customer doesn't exist. */
	change(before: CustomerRecord | undefined, after: CustomerRecord | undefined): void {
		const [oldKey, newKey] = [before && this.key(before), after && this.key(after)];
		if (oldKey !== undefined) this.ids.get(oldKey)?.delete(before!.id);
		if (newKey === undefined) return;
		const ids = this.ids.get(newKey) ?? new Set<string>();
		this.ids.set(newKey, ids.add(after!.id));
	}

	/** Ids of the stored customers with this value, in the order in which they were written. */
	find(key: string): string[] {
		return [...(this.ids.get(key) ?? [])];
	}
}
