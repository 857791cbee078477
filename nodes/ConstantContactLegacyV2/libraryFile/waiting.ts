import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	path,
	required,
	ServerError,
	toResult,
	toggle,
	TransportError,
	when,
} from '../../kit';
import {
	toTiming,
	waitOptionFields,
	waitUntil,
	type Timing,
	type WaitOptions,
} from '../../constantContactShared/waiting';
import type { ConstantContactV2Api } from '../api/client';
import { toFile } from './record';
import { fetchUploadStatuses } from './uploadStatus';

const DEFAULTS: Timing = { checkEvery: 2, timeLimit: 5 };

/** Statuses in which the file can be returned; someone may have deleted it since (V2 API 2.7). */
const READY = ['Active', 'Deleted'];

/** Statuses of files that the library refuses (V2 API 2.7). */
const REFUSED = ['Failed', 'VirusFound'];

/** Whether an upload waits until the file has been processed. */
export const waitField = required(
	toggle({
		displayName: 'Wait for Completion',
		default: true,
		description: 'Whether to wait until the file is ready and return it',
	}),
);

const { checkEvery, timeLimit } = waitOptionFields({
	timeLimit: 'Minutes; processing then continues',
	defaults: DEFAULTS,
});

/** How an upload waits. */
export const waitOptions = {
	checkEvery: when({ wait: [true] }, checkEvery),
	timeLimit: when({ wait: [true] }, timeLimit),
};

/** The file's properties known right after the upload. */
interface Upload {
	id: string;
	name: string;
	description: string;
	file_type: string;
	size: number;
}

/**
 * Waits until an uploaded file has been processed.
 *
 * @returns the file, or its known properties if it isn't ready within the time limit
 * @throws InputError if the library refuses the file, or its status can't be determined
 */
export async function waitForFile(
	api: ConstantContactV2Api,
	upload: Upload,
	options: WaitOptions,
	hint: (text: string) => void,
): Promise<IDataObject> {
	const result = await toResult(follow(api, upload.id, toTiming(options, DEFAULTS)));
	if (!result.ok) throw toUploadError(result.error, upload);
	const { status, description, file } = result.value;
	if (file !== undefined) return requireUpload(file, upload);
	if (REFUSED.includes(status)) throw refusedUploadError(upload, status, description);
	hint(
		`File ${upload.id} was not ready within the time limit (status ${status}). Look it up later with 'Get Upload Status'.`,
	);
	return { ...upload, status };
}

/** The last status of an upload, and the record once the file is ready. */
interface Processing {
	status: string;
	description: string;
	file?: IDataObject;
}

async function follow(api: ConstantContactV2Api, id: string, timing: Timing): Promise<Processing> {
	const look = async (): Promise<Processing> => {
		const [{ status, description } = {}] = await fetchUploadStatuses(api, [id]);
		return { status: String(status ?? 'unknown'), description: String(description ?? '') };
	};
	const isFinal = ({ status }: Processing) => [...READY, ...REFUSED].includes(status);
	const seen = await waitUntil(look, isFinal, timing, api.stopSignal);
	if (!READY.includes(seen.status)) return seen;
	return { ...seen, file: toFile(await api.get(path`/library/files/${id}`)) };
}

/**
 * The response to an upload identifies the new file only in a header; if that is wrong, the ID may be that of another file. The
 * library may rename or compress a file, but if both the name and the size differ, it is a different file.
 *
 * @throws InputError if the file isn't the one that was uploaded
 */
function requireUpload(file: IDataObject, upload: Upload): IDataObject {
	if (file.name === upload.name || Number(file.size) === upload.size) return file;
	throw new InputError(
		`'${upload.name}' was uploaded, but the server named another file as the new one: '${String(file.name)}'`,
		`Look it up with 'Get Many' before you upload it again, and leave the other one (file ID ${upload.id}) alone.`,
	);
}

function refusedUploadError({ id, name }: Upload, status: string, description: string): InputError {
	if (status === 'VirusFound') {
		return new InputError(
			`Constant Contact found a virus in '${name}' and refused the file`,
			`Clean the file before you upload it again (file ID ${id}, status VirusFound).`,
		);
	}
	const reason = ['', status].includes(description) ? '' : `: ${description}`;
	return new InputError(
		`Constant Contact could not process '${name}'${reason}`,
		`Check that the file opens and has the type in its name, then upload it again (file ID ${id}, status Failed).`,
	);
}

/** A failure after the upload must not look as if nothing had been uploaded: the file would be uploaded again. */
function toUploadError(error: unknown, { id, name }: Upload): unknown {
	if (!(error instanceof ServerError || error instanceof TransportError)) return error;
	return new InputError(
		`'${name}' was uploaded, but its status could not be read: ${error.message}`,
		`Look it up with 'Get Upload Status' before you upload it again (file ID ${id}).`,
	);
}
