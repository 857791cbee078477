/** Maximum length of a message, which people have to read. */
const LONGEST_MESSAGE = 2000;

/** What shows that an error came from code that wasn't prepared for the response, see the kit's `toNodeError`. */
const UNPREPARED = 'Check the parameters of the node.';

/** An error as shown by n8n. */
export interface Told {
	message: string;
	description?: string | null;
}

/** What is wrong with a message to the user, in words; empty if nothing is. */
export function wrongWithError({ message, description }: Told): string[] {
	const wrong: string[] = [];
	if (description?.startsWith(UNPREPARED))
		wrong.push(`it wasn't ready for the response: ${message}`);
	if (!description) wrong.push(`no next step is named: ${message}`);
	const length = message.length + (description ?? '').length;
	if (length > LONGEST_MESSAGE) wrong.push(`the message has ${length} characters`);
	return wrong;
}

/** The outcome of a promise; undefined if it took longer than the limit. */
export async function outcomeWithin<Value>(
	milliseconds: number,
	work: Promise<Value>,
): Promise<{ value: Value } | { error: Told } | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), milliseconds);
	});
	const outcome = work.then(
		(value) => ({ value }),
		(error: unknown) => ({ error: error as Told }),
	);
	return await Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}
