/* The actions of the window on the catalogue:
 *   win.show-catalogue "offer"           the list of a kind
 *   win.show-entry ("offer", id)         the page of an entry
 *   win.show-attached                    the page of what is attached to the selected activity
 *   win.attach-entry ("offer", id)       the form that attaches it to classes
 *   win.open-web-page ("offer", id)      its page, in the browser
 *   win.link-step ("booking", id, state, back), win.link-detach ("booking", id)
 *   win.read-document, win.print-mission, win.print-person, win.forget-person ("document" or "ambassador", id)
 *   win.add-pdf, win.print-request, win.retention, win.duplicates
 * Invariant: an id whose record is gone does nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window-catalogue.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/attached.h"
#include "core/words/field-words.h"
#include "plan/attach.h"
#include "print/mission.h"
#include "print/request.h"
#include "store/logos.h"
#include "ui/activity/attached-signs.h"
#include "ui/ambassadors/duplicates-dialog.h"
#include "ui/ambassadors/person-data.h"
#include "ui/catalogue/add-pdf.h"
#include "ui/catalogue/attach-dialog.h"
#include "ui/catalogue/catalogue-kind.h"
#include "ui/catalogue/catalogue-view.h"
#include "ui/catalogue/centre-dialog.h"
#include "ui/catalogue/forget-person.h"
#include "ui/catalogue/open-document.h"
#include "ui/parts/file-chooser.h"
#include "ui/parts/open-address.h"
#include "ui/parts/over.h"
#include "ui/print/paper-window.h"

static JalonsRecord *
find_record (JalonsWindow *self,
             const char *kind,
             const char *id)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (jalons_window_get_workspace (self));
  const JalonsEntity *entity = jalons_model_find_entity (kind);

  return entity ? jalons_dataset_lookup (dataset, entity->id, id) : NULL;
}

static JalonsRecord *
record_of (GtkWidget *widget,
           GVariant *place)
{
  const char *kind, *id;

  g_variant_get (place, "(&s&s)", &kind, &id);
  return find_record (JALONS_WINDOW (widget), kind, id);
}

/* Going there */

static void
show_catalogue (GtkWidget *widget,
                const char *name,
                GVariant *kind)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  GtkWidget *view = jalons_window_find_view (self, "catalogue");
  const JalonsEntity *entity = jalons_model_find_entity (g_variant_get_string (kind, NULL));

  if (view == NULL || entity == NULL)
    return;
  jalons_catalogue_view_show_kind (JALONS_CATALOGUE_VIEW (view), entity->id);
  jalons_window_show_view (self, "catalogue");
}

/**
 * jalons_window_show_entry:
 * @record: an offer, an ambassador or a document
 *
 * Goes to it in the catalogue.
 *
 * Returns: whether it is there
 */
gboolean
jalons_window_show_entry (JalonsWindow *self,
                          const JalonsRecord *record)
{
  GtkWidget *view = jalons_window_find_view (self, "catalogue");

  if (view == NULL || !jalons_catalogue_view_show (JALONS_CATALOGUE_VIEW (view), record))
    return FALSE;
  jalons_window_show_view (self, "catalogue");
  return TRUE;
}

static void
show_entry (GtkWidget *widget,
            const char *name,
            GVariant *place)
{
  JalonsRecord *record = record_of (widget, place);

  if (record != NULL)
    jalons_window_show_entry (JALONS_WINDOW (widget), record);
}

static gboolean
drop_menu (gpointer menu)
{
  gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* An item that is chosen closes the menu before it acts. */
static void
on_menu_closed (GtkWidget *menu)
{
  g_idle_add (drop_menu, menu);
}

/* Beside what has the keyboard: the line or the cell of the activity. */
static void
choose_attached (JalonsWindow *self,
                 const GPtrArray *items)
{
  g_autoptr (GMenuModel) model = jalons_attached_menu_new (items, 0);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model), *focus = gtk_window_get_focus (GTK_WINDOW (self));

  gtk_widget_set_parent (menu, focus ? focus : GTK_WIDGET (jalons_window_get_view (self)));
  g_signal_connect (menu, "closed", G_CALLBACK (on_menu_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
}

/* One thing is gone to; among several one chooses. */
static void
show_attached (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsWindow *self = JALONS_WINDOW (widget);
  JalonsWorkspace *workspace = jalons_window_get_workspace (self);
  JalonsView *view = jalons_window_get_view (self);
  JalonsRecord *activity = view ? JALONS_VIEW_GET_IFACE (view)->get_selected (view) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  const JalonsAttachedItem *only;

  if (activity == NULL || jalons_record_get_entity (activity) != JALONS_ENTITY_ACTIVITY)
    return;
  items = jalons_attached_list (jalons_workspace_get_dataset (workspace), activity);
  only = items->len == 1 ? items->pdata[0] : NULL;
  if (items->len == 0)
    jalons_workspace_say (workspace, _ ("Nothing of the catalogue is attached."), FALSE);
  else if (only == NULL || only->id == NULL)
    choose_attached (self, items);
  else
    gtk_widget_activate_action (widget, "win.show-entry", "(ss)", jalons_model_entity (only->entity)->name, only->id);
}

static void
open_web_page (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsRecord *record = record_of (widget, place);

  if (record != NULL && *jalons_catalogue_web_page (record) != '\0')
    jalons_open_address (GTK_WINDOW (widget), jalons_catalogue_web_page (record));
}

/* Attaching */

static void
attach_entry (GtkWidget *widget,
              const char *name,
              GVariant *place)
{
  JalonsRecord *record = record_of (widget, place);
  GtkWindow *dialog;

  if (record == NULL)
    return;
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  dialog = jalons_attach_dialog_new (jalons_window_get_workspace (JALONS_WINDOW (widget)), record);
  jalons_present_over (widget, dialog);
}

static void
write_proposal (JalonsWorkspace *workspace,
                JalonsProposal *proposal)
{
  if (proposal->drafts->len > 0)
    jalons_workspace_write (workspace, proposal->label, proposal->drafts);
  else if (proposal->left != NULL)
    jalons_workspace_say (workspace, proposal->left, FALSE);
}

static void
link_step (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (JALONS_WINDOW (widget));
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;
  const char *kind, *id;
  JalonsStep step;
  JalonsRecord *link;

  g_variant_get (parameter, "(&s&sib)", &kind, &id, &step.state, &step.back);
  link = find_record (JALONS_WINDOW (widget), kind, id);
  if (link == NULL)
    return;
  g_ptr_array_add (links, link);
  proposal = jalons_link_take_step (jalons_workspace_get_dataset (workspace), links, step,
                                    jalons_workspace_get_today (workspace));
  write_proposal (workspace, proposal);
}

static void
link_detach (GtkWidget *widget,
             const char *name,
             GVariant *place)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (JALONS_WINDOW (widget));
  JalonsRecord *link = record_of (widget, place);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (JalonsProposal) proposal = NULL;

  if (link == NULL)
    return;
  g_ptr_array_add (links, link);
  proposal = jalons_attach_detach (jalons_workspace_get_dataset (workspace), links);
  write_proposal (workspace, proposal);
}

/* Documents */

static void
read_document (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsRecord *document = record_of (widget, place);

  if (document != NULL)
    jalons_open_document (GTK_WINDOW (widget), jalons_window_get_workspace (JALONS_WINDOW (widget)), document, 1, NULL);
}

static void
on_pdf_added (const char *document,
              gpointer data)
{
  GtkWidget *view = jalons_window_find_view (data, "catalogue");

  if (view == NULL)
    return;
  jalons_catalogue_view_show_kind (JALONS_CATALOGUE_VIEW (view), JALONS_ENTITY_DOCUMENT);
  jalons_catalogue_view_await (JALONS_CATALOGUE_VIEW (view), document);
  jalons_window_show_view (data, "catalogue");
}

static void
on_pdf_chosen (GObject *object,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (JalonsWindow) self = data;
  g_autoptr (GListModel) files = jalons_file_chooser_open_finish (result, NULL);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && jalons_window_get_workspace (self) != NULL)
    jalons_add_pdf (GTK_WINDOW (self), jalons_window_get_workspace (self), file, on_pdf_added, self);
}

static void
add_pdf (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  jalons_file_chooser_open_async (GTK_WINDOW (widget), _ ("Add a PDF"), JALONS_FILES_PDF, on_pdf_chosen,
                                  g_object_ref (widget));
}

/* Paper */

static void
show_paper (GtkWidget *widget,
            const char *title,
            GBytes *pdf,
            const GError *error)
{
  if (pdf != NULL)
    jalons_paper_window_present (GTK_WINDOW (widget), title, pdf);
  else
    jalons_workspace_fail (jalons_window_get_workspace (JALONS_WINDOW (widget)), error->message);
}

static GHashTable *
load_logos (JalonsWorkspace *workspace)
{
  return jalons_logos_load (jalons_store_get_directory (jalons_workspace_get_store (workspace)),
                            jalons_workspace_get_dataset (workspace));
}

static void
print_mission (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (JALONS_WINDOW (widget));
  JalonsDataset *dataset = jalons_workspace_get_dataset (workspace);
  JalonsRecord *ambassador = record_of (widget, place);
  g_autoptr (GHashTable) logos = load_logos (workspace);
  const JalonsPrintOptions options = { .today = jalons_workspace_get_today (workspace), .logos = logos };
  g_autoptr (JalonsSpool) spool = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *words = NULL, *title = NULL;

  if (ambassador == NULL)
    return;
  spool = jalons_spool_new (NULL);
  if (jalons_print_mission (dataset, ambassador, &options, FALSE, spool, &error))
    pdf = jalons_spool_read (spool, &error);
  words = jalons_record_words (dataset, ambassador);
  title = g_strdup_printf (_ ("Mission sheet: %s"), words);
  show_paper (widget, title, pdf, error);
}

static void
print_person (GtkWidget *widget,
              const char *name,
              GVariant *place)
{
  JalonsRecord *ambassador = record_of (widget, place);

  if (ambassador != NULL)
    jalons_show_person_data (GTK_WINDOW (widget), jalons_window_get_workspace (JALONS_WINDOW (widget)), ambassador);
}

static void
print_request (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (JALONS_WINDOW (widget));
  g_autoptr (GPtrArray) schools = jalons_workspace_list_schools (workspace);
  g_autoptr (GHashTable) logos = load_logos (workspace);
  const JalonsPrintOptions options = { .today = jalons_workspace_get_today (workspace), .logos = logos };
  g_autoptr (JalonsSpool) spool = jalons_spool_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (jalons_print_request (jalons_workspace_get_dataset (workspace), schools, &options, spool, &error))
    pdf = jalons_spool_read (spool, &error);
  show_paper (widget, _ ("Request to the Région"), pdf, error);
}

/* People */

static void
forget_person (GtkWidget *widget,
               const char *name,
               GVariant *place)
{
  JalonsRecord *ambassador = record_of (widget, place);

  if (ambassador != NULL && !jalons_ambassador_is_forgotten (ambassador))
    jalons_forget_person (GTK_WINDOW (widget), jalons_window_get_workspace (JALONS_WINDOW (widget)), ambassador);
}

static void
show_retention (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  GtkWindow *dialog = jalons_centre_dialog_new (jalons_window_get_workspace (JALONS_WINDOW (widget)));

  jalons_present_over (widget, dialog);
}

static void
show_duplicates (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  jalons_duplicates_dialog_present (GTK_WINDOW (widget), jalons_window_get_workspace (JALONS_WINDOW (widget)));
}

/**
 * jalons_window_catalogue_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_catalogue_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-catalogue", "s", show_catalogue);
  gtk_widget_class_install_action (widget_class, "win.show-entry", "(ss)", show_entry);
  gtk_widget_class_install_action (widget_class, "win.show-attached", NULL, show_attached);
  gtk_widget_class_install_action (widget_class, "win.open-web-page", "(ss)", open_web_page);
  gtk_widget_class_install_action (widget_class, "win.attach-entry", "(ss)", attach_entry);
  gtk_widget_class_install_action (widget_class, "win.read-document", "(ss)", read_document);
  gtk_widget_class_install_action (widget_class, "win.add-pdf", NULL, add_pdf);
  gtk_widget_class_install_action (widget_class, "win.print-mission", "(ss)", print_mission);
  gtk_widget_class_install_action (widget_class, "win.print-person", "(ss)", print_person);
  gtk_widget_class_install_action (widget_class, "win.print-request", NULL, print_request);
  gtk_widget_class_install_action (widget_class, "win.forget-person", "(ss)", forget_person);
  gtk_widget_class_install_action (widget_class, "win.retention", NULL, show_retention);
  gtk_widget_class_install_action (widget_class, "win.duplicates", NULL, show_duplicates);
  gtk_widget_class_install_action (widget_class, "win.link-step", "(ssib)", link_step);
  gtk_widget_class_install_action (widget_class, "win.link-detach", "(ss)", link_detach);
}
