import { composeName, dynamicListText, foldName, InputError, type Field } from '../../kit';
import { idChoices } from '../../constantContactShared/fields/idChoices';
import type { ConstantContactApi } from '../api/client';
import { isUuid } from '../api/uuid';
import { CUSTOM_FIELDS, LISTS, TAGS } from './common';

/** A kind of record of which several can be chosen. */
export interface Kind {
	/** For messages, e.g. `list`. */
	word: string;
	target: string;
	/** The records' key in a response. */
	name: string;
	idKey: string;
	/** The key of the name that users know it by. Default: `name`. */
	labelKey?: string;
	/** Maximum records per page of the list. Default: 500. */
	perPage?: number;
	/** Maximum records per request (V3 API 4). */
	most: number;
	method: string;
}

export const LIST_KIND: Kind = {
	word: 'list',
	target: LISTS,
	name: 'lists',
	idKey: 'list_id',
	most: 50,
	method: 'getLists',
};

/** Lists of campaigns and automations, for which the service names no maximum (V3 API appendix B). */
export const ANY_NUMBER_OF_LISTS: Kind = { ...LIST_KIND, most: Infinity };

export const TAG_KIND: Kind = {
	word: 'tag',
	target: TAGS,
	name: 'tags',
	idKey: 'tag_id',
	most: 50,
	method: 'getTags',
};

export const CUSTOM_FIELD_KIND: Kind = {
	word: 'custom field',
	target: CUSTOM_FIELDS,
	name: 'custom_fields',
	idKey: 'custom_field_id',
	labelKey: 'label',
	perPage: 100,
	most: 100,
	method: 'getCustomFields',
};

/** Lists by name or ID, without duplicates. */
export function createListsField(description?: string): Field<string[]> {
	return idChoices({
		displayName: 'List Names or IDs',
		description: dynamicListText(...(description === undefined ? [] : [description])),
		loadOptionsMethod: LIST_KIND.method,
	});
}

/** Tags by name or ID, without duplicates. */
export function createTagsField(description?: string): Field<string[]> {
	return idChoices({
		displayName: 'Tag Names or IDs',
		description: dynamicListText(...(description === undefined ? [] : [description])),
		loadOptionsMethod: TAG_KIND.method,
	});
}

/**
 * The IDs of chosen records. Names are looked up once for all items of a run; IDs cost no request.
 *
 * @throws InputError if no record has a name, or more are chosen than a request accepts
 */
export async function findChosenIds(
	api: ConstantContactApi,
	chosen: string[],
	kind: Kind,
): Promise<string[]> {
	const isNamed = chosen.some((entry) => !isUuid(entry));
	const names = isNamed ? await readNames(api, kind) : new Names();
	const found = chosen.map((entry) => {
		if (isUuid(entry)) return entry.toLowerCase();
		const ids = names.findIds(entry);
		const [id] = ids;
		if (id !== undefined && ids.length === 1) return id;
		if (id === undefined) {
			throw new InputError(
				`The account has no ${kind.word} named '${entry}'`,
				`Choose a ${kind.word} from the list, correct the name, or create it first.`,
			);
		}
		throw new InputError(
			`'${entry}' may be any of ${ids.length} ${kind.word}s, whose names differ only in case or spaces, or not at all`,
			`Enter the ID of the ${kind.word}: one of ${ids.join(', ')}.`,
		);
	});
	const unique = [...new Set(found)];
	if (unique.length <= kind.most) return unique;
	throw new InputError(
		`${unique.length} ${kind.word}s are chosen, and at most ${kind.most} are allowed`,
		'Choose fewer.',
	);
}

/** Records by what users know them by. */
class Names {
	private readonly exact = new Map<string, string[]>();

	private readonly anySpelling = new Map<string, string[]>();

	add(name: string, id: string): void {
		addTo(this.exact, composeName(name), id);
		addTo(this.anySpelling, foldName(name), id);
	}

	/** The records with this name or, if there are none, those whose name differs only in case or spaces. */
	findIds(name: string): string[] {
		return this.exact.get(composeName(name)) ?? this.anySpelling.get(foldName(name)) ?? [];
	}
}

function addTo(ids: Map<string, string[]>, name: string, id: string): void {
	const known = ids.get(name);
	if (known === undefined) ids.set(name, [id]);
	else known.push(id);
}

async function readNames(
	api: ConstantContactApi,
	{ target, name, idKey, labelKey = 'name', perPage = 500 }: Kind,
): Promise<Names> {
	return await api.readOnce(`names of ${name}`, async () => {
		const names = new Names();
		for await (const page of api.pages(target, name, { limit: perPage })) {
			for (const record of page) {
				names.add(String(record[labelKey]), String(record[idKey]).toLowerCase());
			}
		}
		return names;
	});
}
