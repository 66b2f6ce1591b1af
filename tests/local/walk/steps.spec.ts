import assert from "node:assert/strict";
import { stepsOf } from "../../../src/local/walk/steps";

describe("The steps of the walk", () => {
    it("are those of the declared routes, and of every other GET", () => {
        const declared = [
            "PUT /streams/{stream-name}/other",
            "GET /streams/{stream-name}/other",
            "GET /streams",
        ];
        assert.deepEqual(
            stepsOf(declared).map(({ route }) => route),
            ["GET /streams", "GET /streams/{stream-name}/other"],
        );
    });
});
