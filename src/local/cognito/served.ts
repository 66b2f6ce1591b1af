import { adminDeleteUserAttributes, adminUpdateUserAttributes } from "./operations/adminAttributes";
import { adminCreateUser } from "./operations/adminCreateUser";
import { adminResetUserPassword, adminSetUserPassword } from "./operations/adminPasswords";
import * as adminUsers from "./operations/adminUsers";
import { changePassword } from "./operations/changePassword";
import { confirmSignUp, resendConfirmationCode } from "./operations/confirmSignUp";
import * as domains from "./operations/domains";
import { confirmForgotPassword, forgotPassword } from "./operations/forgotPassword";
import { deleteUser, getUser } from "./operations/getUser";
import * as groupMembers from "./operations/groupMembers";
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from "./operations/groups";
import { adminInitiateAuth, initiateAuth } from "./operations/initiateAuth";
import { listUsers } from "./operations/listUsers";
import { getUserPoolMfaConfig, setUserPoolMfaConfig } from "./operations/mfaConfig";
import type { Operation } from "./operations/operation";
import { getTokensFromRefreshToken, revokeToken } from "./operations/refreshTokens";
import * as resourceServers from "./operations/resourceServers";
import { adminRespondToAuthChallenge, respondToAuthChallenge } from "./operations/respondToAuthChallenge";
import { adminUserGlobalSignOut, globalSignOut } from "./operations/signOut";
import { signUp } from "./operations/signUp";
import * as softwareToken from "./operations/softwareToken";
import * as userAttributes from "./operations/userAttributes";
import * as userPoolClients from "./operations/userPoolClients";
import * as userPools from "./operations/userPools";

/** The operations that are served, by the name of their action. */
export const operations: ReadonlyMap<string, Operation> = new Map(
    Object.entries({
        AddCustomAttributes: userPools.addCustomAttributes,
        AdminAddUserToGroup: groupMembers.adminAddUserToGroup,
        AdminConfirmSignUp: adminUsers.adminConfirmSignUp,
        AdminCreateUser: adminCreateUser,
        AdminDeleteUser: adminUsers.adminDeleteUser,
        AdminDeleteUserAttributes: adminDeleteUserAttributes,
        AdminDisableUser: adminUsers.adminDisableUser,
        AdminEnableUser: adminUsers.adminEnableUser,
        AdminGetUser: adminUsers.adminGetUser,
        AdminInitiateAuth: adminInitiateAuth,
        AdminListGroupsForUser: groupMembers.adminListGroupsForUser,
        AdminRemoveUserFromGroup: groupMembers.adminRemoveUserFromGroup,
        AdminResetUserPassword: adminResetUserPassword,
        AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
        AdminSetUserMFAPreference: softwareToken.adminSetUserMfaPreference,
        AdminSetUserPassword: adminSetUserPassword,
        AdminUpdateUserAttributes: adminUpdateUserAttributes,
        AdminUserGlobalSignOut: adminUserGlobalSignOut,
        AssociateSoftwareToken: softwareToken.associateSoftwareToken,
        ChangePassword: changePassword,
        ConfirmForgotPassword: confirmForgotPassword,
        ConfirmSignUp: confirmSignUp,
        CreateGroup: createGroup,
        CreateResourceServer: resourceServers.createResourceServer,
        CreateUserPool: userPools.createUserPool,
        CreateUserPoolClient: userPoolClients.createUserPoolClient,
        CreateUserPoolDomain: domains.createUserPoolDomain,
        DeleteGroup: deleteGroup,
        DeleteResourceServer: resourceServers.deleteResourceServer,
        DeleteUser: deleteUser,
        DeleteUserAttributes: userAttributes.deleteUserAttributes,
        DeleteUserPool: userPools.deleteUserPool,
        DeleteUserPoolClient: userPoolClients.deleteUserPoolClient,
        DeleteUserPoolDomain: domains.deleteUserPoolDomain,
        DescribeResourceServer: resourceServers.describeResourceServer,
        DescribeUserPool: userPools.describeUserPool,
        DescribeUserPoolClient: userPoolClients.describeUserPoolClient,
        DescribeUserPoolDomain: domains.describeUserPoolDomain,
        ForgotPassword: forgotPassword,
        GetGroup: getGroup,
        GetTokensFromRefreshToken: getTokensFromRefreshToken,
        GetUser: getUser,
        GetUserAttributeVerificationCode: userAttributes.getUserAttributeVerificationCode,
        GetUserPoolMfaConfig: getUserPoolMfaConfig,
        GlobalSignOut: globalSignOut,
        InitiateAuth: initiateAuth,
        ListGroups: listGroups,
        ListResourceServers: resourceServers.listResourceServers,
        ListUserPoolClients: userPoolClients.listUserPoolClients,
        ListUserPools: userPools.listUserPools,
        ListUsers: listUsers,
        ListUsersInGroup: groupMembers.listUsersInGroup,
        ResendConfirmationCode: resendConfirmationCode,
        RespondToAuthChallenge: respondToAuthChallenge,
        RevokeToken: revokeToken,
        SetUserMFAPreference: softwareToken.setUserMfaPreference,
        SetUserPoolMfaConfig: setUserPoolMfaConfig,
        SignUp: signUp,
        UpdateGroup: updateGroup,
        UpdateResourceServer: resourceServers.updateResourceServer,
        UpdateUserAttributes: userAttributes.updateUserAttributes,
        UpdateUserPool: userPools.updateUserPool,
        UpdateUserPoolClient: userPoolClients.updateUserPoolClient,
        VerifySoftwareToken: softwareToken.verifySoftwareToken,
        VerifyUserAttribute: userAttributes.verifyUserAttribute,
    }),
);
