package io.slo4j.internal.snapshot;

import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.count.HourlyEvents;
import java.util.List;

/** Writes one SLO, as {@link SnapshotCodec} documents it; {@link SloReader} reads it. */
final class SloSection {
    private SloSection() {}

    /**
     * Writes an SLO.
     *
     * @param description the number of its description; below 0 if it is not written
     * @param carried what an earlier process did not understand of it
     * @param scratch for the parts; what it holds is lost
     */
    static void write(
            StoredSlo slo, int description, List<CarriedSections.Section> carried, ByteOutput out, ByteOutput scratch) {
        out.section(SectionType.DEFINITION, definition(slo.definition(), scratch.cutTo(0)));
        scratch.cutTo(0).instant(slo.start()).instant(slo.asOf());
        out.section(SectionType.TOTALS, scratch.varint(slo.good()).varint(slo.bad()));
        out.varint(SectionType.CHECKPOINTS).block(slo.checkpoints().steps());
        if (!slo.alerts().isEmpty()) {
            RuleSection.write(slo.alerts(), scratch.cutTo(0));
            out.section(SectionType.ALERTS, scratch);
        }
        slo.latency().ifPresent(latency -> {
            LatencySection.write(latency, scratch.cutTo(0));
            out.section(SectionType.LATENCY, scratch);
        });
        if (!slo.budget().equals(StoredBudget.NONE)) {
            BudgetSection.write(slo.budget(), scratch.cutTo(0));
            out.section(SectionType.BUDGET, scratch);
        }
        slo.slices().ifPresent(slices -> {
            SlicesSection.write(slices, scratch.cutTo(0));
            out.section(SectionType.SLICES, scratch);
        });
        if (description >= 0) {
            out.section(SectionType.DESCRIPTION, scratch.cutTo(0).varint(description));
        }
        slo.watch().ifPresent(watch -> {
            WatchSection.write(watch, scratch.cutTo(0));
            out.section(SectionType.WATCH, scratch);
        });
        if (!slo.marks().equals(StoredMarks.NONE)) {
            MarkSection.write(slo.marks(), scratch.cutTo(0));
            out.section(SectionType.MARKS, scratch);
        }
        if (!slo.causes().equals(CausePast.NONE)) {
            CauseSection.write(slo.causes(), scratch.cutTo(0));
            out.section(SectionType.CAUSES, scratch);
        }
        if (!slo.usual().equals(HourlyEvents.NONE)) {
            UsualSection.write(slo.usual().events(), scratch.cutTo(0));
            out.section(SectionType.USUAL, scratch);
            UsualSection.writeFigures(slo.usual(), scratch.cutTo(0));
            out.section(SectionType.USUAL_FIGURES, scratch);
        }
        carried.forEach(section -> out.varint(section.type()).block(section.content()));
    }

    private static ByteOutput definition(StoredDefinition definition, ByteOutput out) {
        return out.text(definition.objective())
                .duration(definition.period())
                .text(definition.good())
                .pairs(definition.labels());
    }
}
