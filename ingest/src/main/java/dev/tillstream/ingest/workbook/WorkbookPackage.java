package dev.tillstream.ingest.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.source.UnreadableFileException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.TargetMode;

/**
 * The parts of an .xlsx file. POI guards against zip bombs: too high a compression ratio or too large an entry ends in an
 * {@link IOException}.
 */
final class WorkbookPackage implements Closeable {

    private static final String OFFICE_DOCUMENT = "/officeDocument";
    private static final String WORKSHEET = "/worksheet";
    private static final String SHARED_STRINGS = "/sharedStrings";

    private final String file;
    private final OPCPackage container;
    private final PackagePart workbook;

    /**
     * One worksheet.
     *
     * @param name as the tab shows it
     * @param hidden whether Excel shows no tab for it
     */
    record Sheet(String name, PackagePart part, boolean hidden) {}

    private WorkbookPackage(String file, OPCPackage container, PackagePart workbook) {
        this.file = file;
        this.container = container;
        this.workbook = workbook;
    }

    /** @throws UnreadableFileException if it is no .xlsx workbook, or a damaged one */
    static WorkbookPackage open(Path path) throws IOException {
        String file = path.getFileName().toString();
        OPCPackage container = openContainer(path, file);
        try {
            return new WorkbookPackage(file, container, workbookPart(container, file));
        } catch (IOException | RuntimeException e) {
            container.revert();
            throw e;
        }
    }

    String file() {
        return file;
    }

    /** Sheet names and settings. */
    WorkbookIndex index() throws IOException {
        try (InputStream in = workbook.getInputStream()) {
            return WorkbookIndex.read(in);
        } catch (XMLStreamException e) {
            throw damaged(file, null, e);
        }
    }

    /** The worksheets in the workbook's order; sheets of other kinds (charts, dialogs) are left out. */
    List<Sheet> sheets(WorkbookIndex index) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        for (WorkbookIndex.Entry entry : index.entries()) {
            PackageRelationship relationship = workbook.getRelationship(entry.relationshipId());
            if (relationship == null) {
                throw new UnreadableFileException(file, entry.name(),
                        "the workbook is damaged: the sheet is not in it");
            }
            if (relationship.getRelationshipType().endsWith(WORKSHEET)) {
                sheets.add(new Sheet(entry.name(), related(relationship, entry.name()), entry.hidden()));
            }
        }
        return sheets;
    }

    SharedStrings sharedStrings() throws IOException {
        PackageRelationship relationship = first(relationships(workbook), SHARED_STRINGS);
        if (relationship == null) {
            return SharedStrings.NONE;
        }
        try (InputStream in = related(relationship, null).getInputStream()) {
            return SharedStrings.read(in);
        } catch (XMLStreamException e) {
            throw damaged(file, null, e);
        }
    }

    @Override
    public void close() {
        // Opened for reading: nothing to save.
        container.revert();
    }

    /** A parser's or the container's complaint as one for people. */
    static UnreadableFileException damaged(String file, String sheet, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        if (message.contains("Zip bomb")) {
            return new UnreadableFileException(file, sheet,
                    "is refused, since it unpacks to far more than such a file should (a zip bomb)", cause);
        }
        String line = message.lines().findFirst().orElse("");
        return new UnreadableFileException(file, sheet, "the file is damaged: " + line, cause);
    }

    private static OPCPackage openContainer(Path path, String file) throws IOException {
        WorkbookZip zip = WorkbookZip.open(path, file);
        try {
            OPCPackage container = OPCPackage.open(zip);
            zip.indexed();
            return container;
        } catch (InvalidFormatException | RuntimeException e) {
            zip.close();
            throw damaged(file, null, e);
        }
    }

    private static PackagePart workbookPart(OPCPackage container, String file) throws IOException {
        PackageRelationship relationship = first(container.getRelationships(), OFFICE_DOCUMENT);
        PackagePart part = relationship == null ? null : container.getPart(relationship);
        if (part == null) {
            throw new UnreadableFileException(file, null,
                    "is a zip file but not an .xlsx workbook: it has no workbook");
        }
        String type = part.getContentType();
        if (type.contains("binary")) {
            throw new UnreadableFileException(file, null, "is a binary workbook (.xlsb): save it as .xlsx");
        }
        if (!type.contains("sheet")) {
            throw new UnreadableFileException(file, null,
                    "is an Office file but not a workbook: save the table as .xlsx (" + type + ")");
        }
        return part;
    }

    private PackagePart related(PackageRelationship relationship, String sheet) throws IOException {
        if (relationship.getTargetMode() == TargetMode.EXTERNAL) {
            throw new UnreadableFileException(file, sheet,
                    "lies outside of the workbook (" + relationship.getTargetURI()
                            + "), which is not followed: copy it into the workbook");
        }
        try {
            PackagePart part = workbook.getRelatedPart(relationship);
            if (part != null) {
                return part;
            }
        } catch (InvalidFormatException | IllegalArgumentException e) {
            throw damaged(file, sheet, e);
        }
        throw new UnreadableFileException(file, sheet,
                "the workbook is damaged: there is no part " + relationship.getTargetURI());
    }

    private PackageRelationshipCollection relationships(PackagePart part) throws IOException {
        try {
            return part.getRelationships();
        } catch (InvalidFormatException e) {
            throw damaged(file, null, e);
        }
    }

    /** By the end of the type: the strict and the transitional form of the format differ in its beginning. */
    private static PackageRelationship first(PackageRelationshipCollection relationships, String type) {
        for (PackageRelationship relationship : relationships) {
            if (relationship.getRelationshipType().endsWith(type)) {
                return relationship;
            }
        }
        return null;
    }
}
