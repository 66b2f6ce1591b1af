import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { dashboardWidgets, type Widget } from "./dashboardWidgets";
import { dimensionsOf, type Watched } from "./metrics";

export interface DashboardArgs extends Watched {
    readonly region: pulumi.Input<string>;
}

/** One CloudWatch dashboard for the API and its stream, with their limits drawn in. */
export class Dashboard extends pulumi.ComponentResource {
    /** Where it is looked at. */
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:Dashboard", name, {}, opts);
        const { dashboardName } = new cloudwatch.Dashboard(
            name,
            {
                // CloudWatch wants a name, one for each account: the API's is its own.
                dashboardName: args.apiName,
                dashboardBody: pulumi.jsonStringify({
                    widgets: dashboardWidgets.map((widget, index) => metricWidget(widget, index, args)),
                }),
            },
            { parent: this },
        );
        this.url = pulumi.interpolate`https://${args.region}.console.aws.amazon.com/cloudwatch/home?region=${args.region}#dashboards/dashboard/${dashboardName}`;
        this.registerOutputs({ url: this.url });
    }
}

const [width, height, columns] = [8, 6, 3];

/** A widget as CloudWatch has it (CloudWatch API reference, "Dashboard body structure and syntax"). */
function metricWidget({ title, metrics, limit }: Widget, index: number, args: DashboardArgs) {
    return {
        type: "metric",
        x: (index % columns) * width,
        y: Math.floor(index / columns) * height,
        width,
        height,
        properties: {
            title,
            region: args.region,
            view: "timeSeries",
            period: 60,
            yAxis: { left: { min: 0 } },
            metrics: metrics.map((metric) => [
                metric.namespace,
                metric.metricName,
                ...Object.entries(dimensionsOf(metric, args)).flat(),
                { stat: metric.statistic, label: `${metric.metricName} ${metric.statistic}` },
            ]),
            ...(limit && { annotations: { horizontal: [{ label: limit.label, value: limit.value(args) }] } }),
        },
    };
}
