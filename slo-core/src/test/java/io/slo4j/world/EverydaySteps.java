package io.slo4j.world;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** What happens to a service every day, and every night: traffic, deployments, failures of what is around it, corrections. */
final class EverydaySteps {
    private final Processes processes;
    private final Random random;

    EverydaySteps(Processes processes, Random random) {
        this.processes = processes;
        this.random = random;
    }

    Step next() {
        int dice = random.nextInt(110);
        if (dice < 35) {
            return new Step("traffic", this::traffic);
        } else if (dice < 55) {
            return new Step("seconds", () -> processes.seconds(1 + random.nextInt(30)));
        } else if (dice < 60) {
            return new Step("an outage", () -> processes.minutes(2 + random.nextInt(12), 1, 5));
        } else if (dice < 64) {
            return new Step("a calm", () -> processes.minutes(2 + random.nextInt(30), 10, 0));
        } else if (dice < 68) {
            return new Step("minutes without traffic", () -> processes.minutes(1 + random.nextInt(20), 0, 0));
        } else if (dice < 74) {
            return new Step("the end of an SLO", () -> service().close(anyName()));
        } else if (dice < 77) {
            return new Step("the return of an SLO", () -> service().registerOne(processes.rule));
        } else if (dice < 79) {
            return new Step("a silence", this::silence);
        } else if (dice < 81) {
            return new Step("a change of the rule", () -> processes.rule = Rule.any(random));
        } else if (dice < 86) {
            return new Step("a correction", this::correct);
        } else if (dice < 87) {
            return new Step("the end of an SLO for good", () -> service().retire(anyName()));
        }
        return dice < 97 ? failure() : ending();
    }

    private Service service() {
        return processes.now();
    }

    private String anyName() {
        return Service.NAMES.get(random.nextInt(Service.NAMES.size()));
    }

    /** Something around the service fails. */
    private Step failure() {
        Disk disk = processes.disk;
        Errands errands = processes.errands;
        int dice = random.nextInt(10);
        return switch (dice) {
            case 0, 1 -> new Step("a full disk", () -> disk.savesToFail += 1 + random.nextInt(3));
            case 2 -> new Step("a disk that answers too late", () -> disk.savesToFailTooLate++);
            case 3 -> new Step("a disk that cannot be read", () -> disk.loadsToFail += 1 + random.nextInt(2));
            case 4, 5 -> new Step("a pager that is off", () -> processes.pager.fail(1 + random.nextInt(9)));
            case 6 -> new Step("a pager that rings and throws", () -> processes.pager.callsToFailTooLate++);
            case 7 -> new Step("an executor that refuses", () -> errands.toReject += 1 + random.nextInt(3));
            case 8 -> new Step("an executor that drops", () -> errands.toDrop++);
            default -> new Step("an executor that is busy", () -> errands.busy += 1 + random.nextInt(5));
        };
    }

    /** The process ends, and the next one begins. */
    private Step ending() {
        int dice = random.nextInt(14);
        if (dice < 4) {
            return new Step("a restart", () -> processes.restart(random.nextInt(3)));
        } else if (dice < 6) {
            return new Step("a restart beside a disk that cannot be read", () -> {
                processes.disk.loadsToFail += 1 + random.nextInt(8);
                processes.restart(0);
            });
        } else if (dice < 9) {
            return new Step("a crash", processes::crash);
        } else if (dice < 10) {
            return new Step("a crash that damages the newest snapshot", () -> {
                processes.disk.damageNewest();
                processes.crash();
            });
        } else if (dice < 12) {
            return new Step("an overlapping deployment", processes::overlap);
        }
        return new Step("a power loss", () -> processes.losePower(random));
    }

    private void traffic() {
        Service service = service();
        service.record(service.anyKept(random), random.nextInt(30), random.nextInt(4));
        processes.seconds(1);
    }

    private void silence() {
        AlertMatcher matcher = AlertMatcher.ofSlo(anyName());
        Instant now = processes.clock.now();
        service().registry.silences().add(Silence.of(matcher, now, now.plus(Duration.ofMinutes(10)), "a try"));
    }

    private void correct() {
        Instant now = processes.clock.now();
        String name = anyName();
        switch (random.nextInt(3)) {
            case 0 -> service().correct(name, slo -> slo.errorBudget().forgive(1 + random.nextInt(9), "a try"));
            case 1 -> service().correct(name, slo -> slo.errorBudget().reset("a try"));
            default ->
                service()
                        .correct(
                                name,
                                slo -> slo.errorBudget()
                                        .exclude(now.minusSeconds(60), now.plusSeconds(60), "maintenance"));
        }
    }
}
