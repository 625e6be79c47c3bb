package io.slo4j.spec.file;

import io.slo4j.budget.BudgetPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one file says, and what is to be said of it. Not safe for use by several threads. */
final class FileRead {
    final Findings findings;

    /** The budget policies of the file. */
    final Map<String, BudgetPolicy> policies = new LinkedHashMap<>();

    final List<SloSource> sources = new ArrayList<>();

    FileRead(Findings findings) {
        this.findings = findings;
    }

    /** Reads its documents, but for those of OpenSLO, which may refer to other files. */
    List<Element> read(List<Element> documents, Formats formats) {
        List<Element> openSlo = new ArrayList<>();
        for (Element document : documents) {
            switch (formats.of(document)) {
                case SLO4J -> sources.addAll(new NativeDocument(policies).read(document));
                case SLOTH -> sources.addAll(SlothDocument.read(document));
                case OPENSLO -> openSlo.add(document);
            }
        }
        return openSlo;
    }

    /** Which format a document has. */
    interface Formats {
        SpecFormat of(Element document);
    }
}
