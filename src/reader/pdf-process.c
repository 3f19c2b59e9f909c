/* Starting jalons-reader, in a bubble where there is one, and talking to it.
 * Invariant: the reader is given a copy of two descriptors and nothing else: not the environment, not the screen, not the bus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/pdf-process.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "config.h"
#include "core/error.h"

#define MEMORY_LENGTH ((gsize) JALONS_READER_PIXELS * 4)

/* Pictures of up to this size leave their memory to the next one. */
#define KEPT_MEMORY (16 * 1024 * 1024)

/* A bubble is there after this many seconds, or never will be. */
#define BLOWN 10

struct _JalonsPdfProcess
{
  GObject parent_instance;
  int file;   /* a copy */
  int memory; /* a memfd */
  guchar *pixels;
  unsigned time_limit;
  unsigned megabytes;
  gboolean bubble;

  GSubprocess *process;
  int channel; /* a socket: the standard input and output of the process */
  GInputStream *input;
  GCancellable *reading;
  unsigned walls;
  gboolean ready;

  JalonsAsk ask;
  char *text;
  JalonsPdfAnswered answered; /* NULL: nothing is asked */
  gpointer data;
  GSource *clock;
  JalonsAnswer head;
  guchar *body;
};

G_DEFINE_FINAL_TYPE (JalonsPdfProcess, jalons_pdf_process, G_TYPE_OBJECT)

/* Some machines have bubblewrap and forbid it, as containers do: found out once, by the first reader. */
static int bubble_fails;

static gboolean send_ask (JalonsPdfProcess *self);
static void read_head (JalonsPdfProcess *self);

/* Starting */

static char *
reader_path (void)
{
  const char *told = g_getenv ("JALONS_READER");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "reader", "jalons-reader", NULL) : NULL;

  if (told != NULL)
    return g_strdup (told);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_strdup (JALONS_LIBEXECDIR "/jalons-reader");
}

static gboolean
is_installed (void)
{
  g_autofree char *path = reader_path ();

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE);
}

static void
add_words (GPtrArray *words,
           const char *const *more)
{
  for (; *more != NULL; more++)
    g_ptr_array_add (words, g_strdup (*more));
}

/* The system's libraries and fonts, read-only, and the reader; no home, no network, no other process. */
static void
add_bubble (GPtrArray *words,
            const char *bwrap,
            const char *reader)
{
  static const char *const fixed[] = {
    "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--chdir", "/",
    "--ro-bind", "/usr", "/usr",
    "--ro-bind-try", "/etc/fonts", "/etc/fonts",
    "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
    "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
    NULL
  };
  static const char *const roots[] = { "/lib", "/lib64", "/lib32", NULL };

  g_ptr_array_add (words, g_strdup (bwrap));
  add_words (words, fixed);
  for (const char *const *root = roots; *root != NULL; root++)
    {
      g_autofree char *target = g_file_read_link (*root, NULL);

      if (target != NULL)
        add_words (words, (const char *const[]){ "--symlink", target, *root, NULL });
      else
        add_words (words, (const char *const[]){ "--ro-bind-try", *root, *root, NULL });
    }
  add_words (words, (const char *const[]){ "--ro-bind", reader, "/jalons-reader", "--", NULL });
}

static GPtrArray *
command_line (JalonsPdfProcess *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *reader = reader_path ();
  g_autofree char *bwrap = self->bubble ? g_find_program_in_path ("bwrap") : NULL;

  self->bubble = bwrap != NULL;
  if (self->bubble)
    add_bubble (words, bwrap, reader);
  g_ptr_array_add (words, self->bubble ? g_strdup ("/jalons-reader") : g_steal_pointer (&reader));
  g_ptr_array_add (words, g_strdup_printf ("%u", self->megabytes));
  g_ptr_array_add (words, g_strdup_printf ("%u", (self->time_limit + 999) / 1000));
  g_ptr_array_add (words, NULL);
  return words;
}

static gboolean
force_exit (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

/* A bubble that is killed while it is still being blown leaves its inner half waiting for ever (bubblewrap 0.8: nothing ties
 * the two together yet). Left alone it comes to the reader, which finds nobody at the other end of the channel and leaves. */
static void
let_go (JalonsPdfProcess *self)
{
  g_autoptr (GSource) clock = NULL;

  if (!self->bubble || self->ready)
    {
      force_exit (self->process);
      return;
    }
  clock = g_timeout_source_new_seconds (BLOWN);
  g_source_set_callback (clock, force_exit, g_object_ref (self->process), g_object_unref);
  g_source_attach (clock, g_main_context_get_thread_default ());
}

static void
stop (JalonsPdfProcess *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->input); /* it closes the channel when its last reading is over */
  self->channel = -1;
  if (self->process != NULL)
    let_go (self);
  g_clear_object (&self->process);
  self->ready = FALSE;
}

static gboolean
spawn (JalonsPdfProcess *self,
       int theirs)
{
  static const char *const environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) words = command_line (self);

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_stdin_fd (launcher, fcntl (theirs, F_DUPFD_CLOEXEC, 10));
  g_subprocess_launcher_take_stdout_fd (launcher, theirs);
  g_subprocess_launcher_take_fd (launcher, fcntl (self->file, F_DUPFD_CLOEXEC, 10), JALONS_READER_FILE_FD);
  g_subprocess_launcher_take_fd (launcher, fcntl (self->memory, F_DUPFD_CLOEXEC, 10), JALONS_READER_MEMORY_FD);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, NULL);
  return self->process != NULL;
}

static gboolean
start (JalonsPdfProcess *self)
{
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  self->channel = ends[0];
  self->input = g_unix_input_stream_new (self->channel, TRUE);
  self->reading = g_cancellable_new ();
  if (spawn (self, ends[1]))
    return TRUE;
  stop (self);
  return FALSE;
}

/* The question */

static void
conclude (JalonsPdfProcess *self,
          JalonsPdfOutcome outcome,
          guint32 status,
          GBytes *value)
{
  JalonsPdfAnswered answered = g_steal_pointer (&self->answered);

  if (self->clock != NULL)
    g_source_destroy (self->clock);
  g_clear_pointer (&self->clock, g_source_unref);
  if (outcome != JALONS_PDF_ANSWERED)
    stop (self);
  if (answered != NULL)
    answered (outcome, status, value, self->data);
}

/* A reader that never got to its walls was stopped by its bubble: the next try, and all others, do without. */
static gboolean
burst_bubble (JalonsPdfProcess *self)
{
  if (!self->bubble || self->ready)
    return FALSE;
  g_atomic_int_set (&bubble_fails, TRUE);
  self->bubble = FALSE;
  stop (self);
  if (start (self) && send_ask (self))
    return TRUE;
  return FALSE;
}

static void
fail (JalonsPdfProcess *self,
      JalonsPdfOutcome outcome)
{
  g_autoptr (JalonsPdfProcess) alive = g_object_ref (self);

  if (self->answered == NULL || !burst_bubble (self))
    conclude (self, outcome, 0, NULL);
}

static gboolean
on_late (gpointer data)
{
  fail (data, JALONS_PDF_LATE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_gone (gpointer data)
{
  fail (data, JALONS_PDF_GONE);
  return G_SOURCE_REMOVE;
}

static void
wind_clock (JalonsPdfProcess *self,
            GSourceFunc then,
            unsigned milliseconds)
{
  if (self->clock != NULL)
    g_source_destroy (self->clock);
  g_clear_pointer (&self->clock, g_source_unref);
  self->clock = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->clock, then, self, NULL);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
}

static gboolean
send_bytes (JalonsPdfProcess *self,
            gconstpointer bytes,
            gsize length)
{
  /* Less than a socket holds, and nothing waits in it. */
  return length == 0 || send (self->channel, bytes, length, MSG_NOSIGNAL) == (gssize) length;
}

static gboolean
send_ask (JalonsPdfProcess *self)
{
  wind_clock (self, on_late, self->time_limit);
  if (!send_bytes (self, &self->ask, sizeof self->ask) || !send_bytes (self, self->text, self->ask.length))
    return FALSE;
  read_head (self);
  return TRUE;
}

/* The answer */

/* Whether the answer is for a reader that is no longer ours, or did not come. */
static gboolean
is_over (JalonsPdfProcess *self,
         GObject *source,
         GAsyncResult *result,
         gsize wanted)
{
  g_autoptr (GError) error = NULL;
  gsize n = 0;
  gboolean got = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->input != (GInputStream *) source)
    return TRUE;
  if (got && n == wanted)
    return FALSE;
  fail (self, JALONS_PDF_DIED);
  return TRUE;
}

static void
on_body (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsPdfProcess) self = data;
  g_autoptr (GBytes) value = NULL;

  if (is_over (self, source, result, self->head.length))
    return;
  value = g_bytes_new_take (g_steal_pointer (&self->body), self->head.length);
  conclude (self, JALONS_PDF_ANSWERED, self->head.status, value);
}

static void
on_head (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsPdfProcess) self = data;
  g_autoptr (GBytes) nothing = NULL;

  if (is_over (self, source, result, sizeof self->head))
    return;
  if (!self->ready && self->head.status == JALONS_ANSWER_READY)
    {
      self->ready = TRUE;
      self->walls = self->head.length | (self->bubble ? JALONS_WALLS_BUBBLE : 0);
      read_head (self);
      return;
    }
  if (!self->ready || self->head.length > JALONS_READER_MAX_ANSWER)
    {
      fail (self, JALONS_PDF_DIED);
      return;
    }
  if (self->head.length > 0)
    {
      g_free (self->body);
      self->body = g_malloc (self->head.length);
      g_input_stream_read_all_async (self->input, self->body, self->head.length, G_PRIORITY_DEFAULT, self->reading, on_body,
                                     g_object_ref (self));
      return;
    }
  nothing = g_bytes_new_static ("", 0);
  conclude (self, JALONS_PDF_ANSWERED, self->head.status, nothing);
}

static void
read_head (JalonsPdfProcess *self)
{
  g_input_stream_read_all_async (self->input, &self->head, sizeof self->head, G_PRIORITY_DEFAULT, self->reading, on_head,
                                 g_object_ref (self));
}

/* The object */

static void
jalons_pdf_process_dispose (GObject *object)
{
  JalonsPdfProcess *self = JALONS_PDF_PROCESS (object);

  jalons_pdf_process_end (self);

  G_OBJECT_CLASS (jalons_pdf_process_parent_class)->dispose (object);
}

static void
jalons_pdf_process_finalize (GObject *object)
{
  JalonsPdfProcess *self = JALONS_PDF_PROCESS (object);

  if (self->pixels != NULL)
    munmap (self->pixels, MEMORY_LENGTH);
  if (self->memory >= 0)
    close (self->memory);
  if (self->file >= 0)
    close (self->file);
  g_free (self->body);
  g_free (self->text);

  G_OBJECT_CLASS (jalons_pdf_process_parent_class)->finalize (object);
}

static void
jalons_pdf_process_class_init (JalonsPdfProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jalons_pdf_process_dispose;
  object_class->finalize = jalons_pdf_process_finalize;
}

static void
jalons_pdf_process_init (JalonsPdfProcess *self)
{
  self->file = self->memory = self->channel = -1;
}

/* Memory whose length nobody can change any more, so that reading it never ends in a signal. */
static gboolean
share_memory (JalonsPdfProcess *self)
{
  gpointer pixels;

  self->memory = memfd_create ("jalons-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->memory < 0 || ftruncate (self->memory, (off_t) MEMORY_LENGTH) != 0 ||
      fcntl (self->memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return FALSE;
  pixels = mmap (NULL, MEMORY_LENGTH, PROT_READ, MAP_SHARED, self->memory, 0);
  if (pixels == MAP_FAILED)
    return FALSE;
  self->pixels = pixels;
  return TRUE;
}

/**
 * jalons_pdf_process_start:
 * @file: the PDF, open for reading; a copy is kept
 * @time_limit: milliseconds for each question
 * @megabytes: how much memory the reader may have
 * @bare: do without a bubble
 *
 * Returns: (transfer full) (nullable): a reader to which JALONS_ASK_OPEN can be put
 */
JalonsPdfProcess *
jalons_pdf_process_start (int file,
                          unsigned time_limit,
                          unsigned megabytes,
                          gboolean bare,
                          GError **error)
{
  g_autoptr (JalonsPdfProcess) self = g_object_new (JALONS_TYPE_PDF_PROCESS, NULL);

  self->file = fcntl (file, F_DUPFD_CLOEXEC, 0);
  self->time_limit = time_limit;
  self->megabytes = megabytes;
  self->bubble = !bare && !g_atomic_int_get (&bubble_fails);
  if (is_installed () && share_memory (self) && start (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                       _ ("The part of Jalons that reads PDFs does not start (jalons-reader): install Jalons again."));
  return NULL;
}

/**
 * jalons_pdf_process_ask:
 * @ask: what is asked; `length` is set from @text
 * @text: (nullable): the password, or the words; at most JALONS_READER_MAX_ASKED bytes of it
 * @answered: called once, never from within this function; not at all after jalons_pdf_process_end()
 */
void
jalons_pdf_process_ask (JalonsPdfProcess *self,
                        const JalonsAsk *ask,
                        const char *text,
                        JalonsPdfAnswered answered,
                        gpointer data)
{
  g_return_if_fail (self->answered == NULL);

  g_free (self->text);
  self->text = g_strndup (text != NULL ? text : "", JALONS_READER_MAX_ASKED);
  self->ask = *ask;
  self->ask.length = (guint32) strlen (self->text);
  self->answered = answered;
  self->data = data;
  if (self->channel < 0 || !send_ask (self))
    wind_clock (self, on_gone, 0);
}

/**
 * jalons_pdf_process_end:
 *
 * Ends the reader, whatever it does; nobody is told.
 */
void
jalons_pdf_process_end (JalonsPdfProcess *self)
{
  self->answered = NULL;
  conclude (self, JALONS_PDF_GONE, 0, NULL);
}

/**
 * jalons_pdf_process_get_walls:
 *
 * Returns: the JalonsWalls behind which it reads; 0 before its first answer
 */
unsigned
jalons_pdf_process_get_walls (JalonsPdfProcess *self)
{
  return self->walls;
}

/**
 * jalons_pdf_process_get_pid:
 *
 * Returns: the reader, or the bubble that it is in; 0 when it has ended
 */
GPid
jalons_pdf_process_get_pid (JalonsPdfProcess *self)
{
  const char *pid = self->process != NULL ? g_subprocess_get_identifier (self->process) : NULL;

  return pid != NULL ? (GPid) g_ascii_strtoll (pid, NULL, 10) : 0;
}

/**
 * jalons_pdf_process_get_memory:
 *
 * Returns: (transfer none): what the reader draws into; anything may stand there
 */
const guchar *
jalons_pdf_process_get_memory (JalonsPdfProcess *self)
{
  return self->pixels;
}

/**
 * jalons_pdf_process_forget:
 *
 * Gives the memory of the last picture back if it was a large one.
 */
void
jalons_pdf_process_forget (JalonsPdfProcess *self)
{
  fallocate (self->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, KEPT_MEMORY, (off_t) MEMORY_LENGTH - KEPT_MEMORY);
}
