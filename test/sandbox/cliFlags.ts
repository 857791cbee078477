import { number, oneOf, rateLimit } from './cliValues';

/** Turns the text of an option on the command line into settings. */
type Read<Options> = (text: string, flag: string, retryAfter: string) => Partial<Options>;

/** The type of an option, for node's parseArgs. */
type FlagTypes<Name extends string, Type extends 'string' | 'boolean'> = Record<
	Name,
	{ type: Type }
>;

function typeFlags<Name extends string, Type extends 'string' | 'boolean'>(
	table: Record<Name, unknown>,
	type: Type,
): FlagTypes<Name, Type> {
	const names = Object.keys(table) as Name[];
	return Object.fromEntries(names.map((name) => [name, { type }])) as FlagTypes<Name, Type>;
}

/** Ways to read the options of one API on the command line, whose settings have the type `Options`. */
export function createReaders<Options extends object>() {
	const set = (option: keyof Options, value: unknown): Partial<Options> =>
		({ [option]: value }) as Partial<Options>;
	return {
		/** A number. */
		number: (option: keyof Options): Read<Options> => {
			return (text, flag) => set(option, number(flag, text));
		},
		/** Any text. */
		text: (option: keyof Options): Read<Options> => {
			return (text) => set(option, text);
		},
		/** Texts, comma-separated. */
		texts: (option: keyof Options): Read<Options> => {
			return (text) => set(option, text.split(','));
		},
		/** One of several words. */
		word: (option: keyof Options, words: readonly string[]): Read<Options> => {
			return (text, flag) => set(option, oneOf(flag, text, words));
		},
		/** A rate limit with the `Retry-After` of the command line. */
		rate: (option: keyof Options): Read<Options> => {
			return (text, flag, retryAfter) => set(option, rateLimit(flag, text, retryAfter));
		},
		/** A rate limit of an API that documents no `Retry-After`. */
		bareRate: (option: keyof Options): Read<Options> => {
			return (text, flag) => {
				const { requests, perMs } = rateLimit(flag, text, 'none');
				return set(option, { requests, perMs });
			};
		},
		/** A number for each of these settings, comma-separated. */
		numbers: (options: ReadonlyArray<keyof Options>): Read<Options> => {
			return (text, flag) => {
				const values = text.split(',').map((value) => number(flag, value));
				if (values.length !== options.length) {
					throw new RangeError(`--${flag} needs ${options.length} numbers, not '${text}'`);
				}
				return Object.assign({}, ...options.map((option, index) => set(option, values[index])));
			};
		},
	};
}

/** The options of one API: those that take a value, with how it is read, and those that don't, with what they mean. */
export function defineFlags<Options extends object, Reader extends string, Switch extends string>(
	readers: Record<Reader, Read<Options>>,
	switches: Record<Switch, Partial<NoInfer<Options>>>,
) {
	return {
		/** For node's parseArgs. */
		flags: { ...typeFlags(readers, 'string'), ...typeFlags(switches, 'boolean') },
		/**
		 * The settings that were given; undefined if there are none.
		 * @throws RangeError for invalid values
		 */
		read(
			values: { [Name in Reader]?: string } & { [Name in Switch]?: boolean },
			retryAfter: string,
		): Partial<Options> | undefined {
			const settings: Partial<Options> = {};
			for (const [flag, read] of Object.entries(readers) as Array<[Reader, Read<Options>]>) {
				const text: string | undefined = values[flag];
				if (text !== undefined) Object.assign(settings, read(text, flag, retryAfter));
			}
			for (const flag of Object.keys(switches) as Switch[]) {
				if (values[flag]) Object.assign(settings, switches[flag]);
			}
			return Object.keys(settings).length === 0 ? undefined : settings;
		},
	};
}
