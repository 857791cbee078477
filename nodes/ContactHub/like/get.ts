import { getOf } from '../subresource/get';
import { like } from './definition';

export const getLike = getOf(like);
