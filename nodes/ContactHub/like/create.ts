import { createOf } from '../subresource/create';
import { like } from './definition';

export const createLike = createOf(like);
