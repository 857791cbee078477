import type { IDataObject } from 'n8n-workflow';

import { createCsvEncoding, type Encoding } from '../../constantContactShared/bulk/chunks';
import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import type { ConstantContactV1Api } from '../api/client';

/** Parameters of a form; a name may occur several times. */
export type FormPairs = Array<[name: string, value: string]>;

/** Encodes parameters as an HTML form does: spaces as `+`, other characters as `%HH` (V1 API 4.2). */
export function encodeForm(pairs: FormPairs): string {
	return new URLSearchParams(pairs).toString();
}

/** Rows as the value of a form parameter. */
export const asFormValue: Encoding<string> = createCsvEncoding((text) =>
	encodeForm([['', text]]).slice(1),
);

/** Starts a bulk job. @param form encoded */
export async function startJob(api: ConstantContactV1Api, form: string): Promise<IDataObject> {
	return toActivityRecord(await api.postForm(ACTIVITIES, form));
}

/** Starts a bulk job from a form and a file. */
export async function startFileJob(
	api: ConstantContactV1Api,
	pairs: FormPairs,
	data: string,
): Promise<IDataObject> {
	const form = new FormData();
	for (const [name, value] of pairs) form.append(name, value);
	form.append('dataFile', new Blob([data], { type: 'text/csv' }), 'contacts.csv');
	return toActivityRecord(await api.postMultipart(ACTIVITIES, form));
}

/** The response to a new job has neither title nor content (V1 API 4.4). */
function toActivityRecord({ id, uri, updated, type, status }: IDataObject): IDataObject {
	return {
		id,
		uri,
		updated,
		...(type !== undefined && { type }),
		...(status !== undefined && { status }),
	};
}
