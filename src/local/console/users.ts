import type { CognitoService } from "../cognito/service";

/** A user as the console shows one. */
export interface ShownUser {
    readonly username: string;
    readonly email?: string;
    /** The attribute. */
    readonly name?: string;
    readonly status: string;
    readonly enabled: boolean;
    readonly groups: readonly string[];
    /** What was sent to the user, newest first. */
    readonly messages: readonly { readonly kind: string; readonly code: string; readonly sentAt: number }[];
}

/** The users of a pool, the first 60 of them. */
export interface ShownPool {
    readonly id: string;
    readonly name: string;
    readonly users: readonly ShownUser[];
    readonly hasMore: boolean;
}

const mostUsers = 60;
const mostPools = 10;
const mostMessages = 5;

interface ListedUser {
    readonly Username: string;
    readonly UserStatus: string;
    readonly Enabled: boolean;
    readonly Attributes?: readonly { readonly Name: string; readonly Value: string }[];
}

/** The users of each pool, by what any Cognito answers. */
export async function describeUsers(cognito: CognitoService): Promise<ShownPool[]> {
    const call = async <T>(action: string, input: object): Promise<T> =>
        JSON.parse((await cognito.call(action, JSON.stringify(input))).body) as T;
    const { UserPools } = await call<{ UserPools: { Id: string; Name: string }[] }>("ListUserPools", {
        MaxResults: mostPools,
    });
    const messages = await cognito.messages();

    const describe = async (UserPoolId: string, user: ListedUser): Promise<ShownUser> => {
        const { Username } = user;
        const { Groups } = await call<{ Groups: { GroupName: string }[] }>("AdminListGroupsForUser", {
            UserPoolId,
            Username,
        });
        return {
            username: Username,
            email: attribute(user, "email"),
            name: attribute(user, "name"),
            status: user.UserStatus,
            enabled: user.Enabled,
            groups: Groups.map(({ GroupName }) => GroupName),
            messages: messages
                .filter(({ username, userPoolId }) => username === Username && userPoolId === UserPoolId)
                .slice(0, mostMessages)
                .map(({ kind, code, sentAt }) => ({ kind, code, sentAt })),
        };
    };
    return Promise.all(
        UserPools.map(async ({ Id, Name }) => {
            const listed = await call<{ Users: ListedUser[]; PaginationToken?: string }>("ListUsers", {
                UserPoolId: Id,
                Limit: mostUsers,
            });
            const users = await Promise.all(listed.Users.map((user) => describe(Id, user)));
            return { id: Id, name: Name, users, hasMore: listed.PaginationToken !== undefined };
        }),
    );
}

function attribute({ Attributes }: ListedUser, name: string): string | undefined {
    return Attributes?.find(({ Name }) => Name === name)?.Value;
}
