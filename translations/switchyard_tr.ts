<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en_US">
<context>
    <name>About</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>Switchyard hakkında</translation>
    </message>
    <message>
        <source>A control panel and local router for language models. Apache-2.0 licence.</source>
        <translation>Dil modelleri için denetim paneli ve yerel yönlendirici. Apache-2.0 lisansı.</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Simgeler</translation>
    </message>
    <message>
        <source>Lucide (ISC), LobeHub marks (MIT)</source>
        <translation>Lucide (ISC), LobeHub markaları (MIT)</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Yazı tipleri</translation>
    </message>
    <message>
        <source>Inter and JetBrains Mono (OFL 1.1)</source>
        <translation>Inter ve JetBrains Mono (OFL 1.1)</translation>
    </message>
    <message>
        <source>Provider marks belong to their owners and are shown only to name them.</source>
        <translation>Sağlayıcı markaları sahiplerine aittir ve yalnızca onları adlandırmak için gösterilir.</translation>
    </message>
</context>
<context>
    <name>AddProvider</name>
    <message>
        <source>Add a provider</source>
        <translation>Sağlayıcı ekle</translation>
    </message>
</context>
<context>
    <name>CapabilityPanel</name>
    <message>
        <source>Answers a question</source>
        <translation>Soruya yanıt verir</translation>
    </message>
    <message>
        <source>Streams its answer</source>
        <translation>Yanıtını akıtır</translation>
    </message>
    <message>
        <source>Counts tokens in streams</source>
        <translation>Akışta tokenleri sayar</translation>
    </message>
    <message>
        <source>Speaks the Responses API</source>
        <translation>Responses API konuşur</translation>
    </message>
    <message>
        <source>Calls tools</source>
        <translation>Araç çağırır</translation>
    </message>
    <message>
        <source>Calls several tools at once</source>
        <translation>Aynı anda birkaç araç çağırır</translation>
    </message>
    <message>
        <source>Keeps to a JSON schema</source>
        <translation>JSON şemasına uyar</translation>
    </message>
    <message>
        <source>Sees images</source>
        <translation>Görüntü görür</translation>
    </message>
    <message>
        <source>Takes the developer role</source>
        <translation>developer rolünü kabul eder</translation>
    </message>
    <message>
        <source>Takes content in parts</source>
        <translation>Parçalı içeriği kabul eder</translation>
    </message>
    <message>
        <source>Overlooks keys it does not know</source>
        <translation>Bilmediği anahtarları göz ardı eder</translation>
    </message>
    <message>
        <source>Refuses what is too long</source>
        <translation>Çok uzun olanı geri çevirir</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>en çok %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sorulmadı</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>belirsiz</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Sorulanlar</translation>
    </message>
    <message>
        <source>What it means for the file</source>
        <translation>Dosya için anlamı</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Yaz</translation>
    </message>
    <message>
        <source>about %1 tokens at most</source>
        <translation>en çok yaklaşık %1 token</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>yaklaşık %1</translation>
    </message>
    <message>
        <source>it loads the model first, which takes %1</source>
        <translation>önce modeli yükler, süresi %1</translation>
    </message>
    <message>
        <source>it loads the model first</source>
        <translation>önce modeli yükler</translation>
    </message>
    <message>
        <source>Asking takes: %1.</source>
        <translation>Sormanın bedeli: %1.</translation>
    </message>
    <message>
        <source>Twelve small requests go straight to the server. What they prove becomes a proposal: the protocol, the kinds of input, the context window and the compat switches of this model. Nothing is written before you say so.</source>
        <translation>On iki küçük istek doğrudan sunucuya gider. Kanıtladıkları bir öneriye dönüşür: bu modelin protokolü, girdi türleri, bağlam penceresi ve uyumluluk ayarları. Siz onaylamadan hiçbir şey yazılmaz.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Soruluyor…</translation>
    </message>
    <message>
        <source>It could not be asked: %1.</source>
        <translation>Sorulamadı: %1.</translation>
    </message>
    <message>
        <source>Stopped. What was found so far stands at the left; nothing is proposed.</source>
        <translation>Durduruldu. Şimdiye dek bulunanlar solda; bir şey önerilmiyor.</translation>
    </message>
    <message>
        <source>The file says all of this already.</source>
        <translation>Bunların hepsi dosyada zaten yazıyor.</translation>
    </message>
    <message>
        <source>Only these lines change; comments and everything else stay. It can be undone.</source>
        <translation>Yalnızca bu satırlar değişir; yorumlar ve geri kalan her şey durur. Geri alınabilir.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Yeniden sor</translation>
    </message>
    <message>
        <source>HTTP %1 after %2</source>
        <translation>HTTP %1, süre: %2</translation>
    </message>
    <message>
        <source>%1 says what it can do now</source>
        <translation>%1 artık neler yapabildiğini söylüyor</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>What %1 can do</source>
        <translation>Neler yapabilir: %1</translation>
    </message>
</context>
<context>
    <name>ChainMenus</name>
    <message>
        <source>Move up</source>
        <translation>Yukarı taşı</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Aşağı taşı</translation>
    </message>
    <message>
        <source>Make primary</source>
        <translation>Birincil yap</translation>
    </message>
    <message>
        <source>Move to the end</source>
        <translation>Sona taşı</translation>
    </message>
    <message>
        <source>Show in Health</source>
        <translation>Durum sayfasında göster</translation>
    </message>
    <message>
        <source>Show the provider</source>
        <translation>Sağlayıcıyı göster</translation>
    </message>
    <message>
        <source>Ask it something</source>
        <translation>Bir şey sor</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Take out of the chain</source>
        <translation>Zincirden çıkar</translation>
    </message>
</context>
<context>
    <name>ChainPlan</name>
    <message>
        <source>after %1 of loading</source>
        <translation>%1 yüklemeden sonra</translation>
    </message>
    <message>
        <source>takes over at once</source>
        <translation>hemen devralır</translation>
    </message>
    <message>
        <source>answering now</source>
        <translation>şimdi yanıtlıyor</translation>
    </message>
    <message>
        <source>if it fails</source>
        <translation>başarısız olursa</translation>
    </message>
    <message>
        <source>then</source>
        <translation>ardından</translation>
    </message>
    <message>
        <source>after loading</source>
        <translation>yüklemeden sonra</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source> (HTTP %1)</source>
        <translation> (HTTP %1)</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, bağlantı noktası %2</translation>
    </message>
    <message>
        <source>answers, kind not recognised</source>
        <translation>yanıt veriyor, türü tanınmadı</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Sunucu</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Oturum açma</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modeller</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokol</translation>
    </message>
    <message>
        <source>Chat Completions (OpenAI)</source>
        <translation>Chat Completions (OpenAI)</translation>
    </message>
    <message>
        <source>Responses (OpenAI)</source>
        <translation>Responses (OpenAI)</translation>
    </message>
    <message>
        <source>Messages (Anthropic)</source>
        <translation>Messages (Anthropic)</translation>
    </message>
    <message>
        <source>Generate content (Google)</source>
        <translation>Generate content (Google)</translation>
    </message>
    <message>
        <source>Ollama&apos;s own</source>
        <translation>Ollama&apos;nın kendi protokolü</translation>
    </message>
    <message>
        <source>added http://</source>
        <translation>http:// eklendi</translation>
    </message>
    <message>
        <source>added /v1</source>
        <translation>/v1 eklendi</translation>
    </message>
    <message>
        <source>path shortened</source>
        <translation>yol kısaltıldı</translation>
    </message>
    <message>
        <source>query left out</source>
        <translation>sorgu bölümü çıkarıldı</translation>
    </message>
    <message>
        <source>user name left out</source>
        <translation>kullanıcı adı çıkarıldı</translation>
    </message>
    <message>
        <source>from the cURL line</source>
        <translation>cURL satırından</translation>
    </message>
    <message>
        <source>from the pasted block</source>
        <translation>yapıştırılan bloktan</translation>
    </message>
    <message>
        <source>without /v1</source>
        <translation>/v1 olmadan</translation>
    </message>
    <message>
        <source>0.0.0.0 means this computer</source>
        <translation>0.0.0.0 bu bilgisayar demektir</translation>
    </message>
    <message>
        <source>Nothing is listening on %1. Start the server, or check the port.</source>
        <translation>%1 adresini dinleyen bir şey yok. Sunucuyu başlatın ya da bağlantı noktasını denetleyin.</translation>
    </message>
    <message>
        <source>Nothing is listening on %1. Start this server: %2.</source>
        <translation>%1 adresini dinleyen bir şey yok. Şu sunucuyu başlatın: %2.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. A firewall, or the server listens on 127.0.0.1 only.</source>
        <translation>%1 zamanında yanıt vermedi. Bir güvenlik duvarı olabilir ya da sunucu yalnızca 127.0.0.1 adresini dinliyordur.</translation>
    </message>
    <message>
        <source>%1 took the connection and sent no answer in time.</source>
        <translation>%1 bağlantıyı kabul etti ama zamanında yanıt göndermedi.</translation>
    </message>
    <message>
        <source>There is no computer called %1. Check the spelling, or use its IP address.</source>
        <translation>%1 adında bir bilgisayar yok. Yazımı denetleyin ya da IP adresini kullanın.</translation>
    </message>
    <message>
        <source>This computer has no network connection now.</source>
        <translation>Bu bilgisayarın şu anda ağ bağlantısı yok.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of its answer.</source>
        <translation>%1 yanıtının ortasında bağlantıyı kapattı.</translation>
    </message>
    <message>
        <source>The server wants a key; none was given%1.</source>
        <translation>Sunucu anahtar istiyor; verilmedi%1.</translation>
    </message>
    <message>
        <source>The server wants a key; the one given was rejected%1.</source>
        <translation>Sunucu anahtar istiyor; verilen anahtar reddedildi%1.</translation>
    </message>
    <message>
        <source>The key is known, but lacks the right to do this%1.</source>
        <translation>Anahtar tanınıyor ama bunu yapma yetkisi yok%1.</translation>
    </message>
    <message>
        <source>The server refuses this region%1. Choose the address of your region.</source>
        <translation>Sunucu bu bölgeyi reddediyor%1. Kendi bölgenizin adresini seçin.</translation>
    </message>
    <message>
        <source>A server answers, but has no list of models there%1. Enter the address up to /v1.</source>
        <translation>Bir sunucu yanıt veriyor ama orada model listesi yok%1. Adresi /v1 dahil girin.</translation>
    </message>
    <message>
        <source>This is a web page, not an API%1.</source>
        <translation>Bu bir web sayfası, API değil%1.</translation>
    </message>
    <message>
        <source>Nothing here vouches for its certificate. Add its authority to the system, or to this provider.</source>
        <translation>Sertifikasına burada kefil olan yok. Sertifika yetkilisini sisteme ya da bu sağlayıcıya ekleyin.</translation>
    </message>
    <message>
        <source>No secure connection could be made. If the server speaks plain HTTP, write http://.</source>
        <translation>Güvenli bağlantı kurulamadı. Sunucu düz HTTP konuşuyorsa http:// yazın.</translation>
    </message>
    <message>
        <source>The server is up but lists no models. Download or load one.</source>
        <translation>Sunucu ayakta ama model listelemiyor. Bir model indirin ya da yükleyin.</translation>
    </message>
    <message>
        <source>The server is up, but no model is in memory and requests load none. Load one there.</source>
        <translation>Sunucu ayakta ama bellekte model yok ve istekler de model yüklemiyor. Orada bir model yükleyin.</translation>
    </message>
    <message>
        <source>The server is loading a model. It will be ready soon.</source>
        <translation>Sunucu bir model yüklüyor. Birazdan hazır olacak.</translation>
    </message>
    <message>
        <source>The account has no credit left%1.</source>
        <translation>Hesapta bakiye kalmadı%1.</translation>
    </message>
    <message>
        <source>The server limits the rate now%1. Try again in a moment.</source>
        <translation>Sunucu şu anda hızı sınırlıyor%1. Birazdan yeniden deneyin.</translation>
    </message>
    <message>
        <source>This is no address. Write it like localhost:1234 or https://host/v1.</source>
        <translation>Bu bir adres değil. localhost:1234 ya da https://host/v1 gibi yazın.</translation>
    </message>
    <message>
        <source>A proxy answers in its place. Leave this address out of the proxy.</source>
        <translation>Onun yerine bir vekil sunucu yanıt veriyor. Bu adresi vekil sunucunun dışında bırakın.</translation>
    </message>
    <message>
        <source>the key is accepted</source>
        <translation>anahtar kabul edildi</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>anahtar gerekmiyor</translation>
    </message>
    <message>
        <source>Its certificate was not accepted.</source>
        <translation>Sertifikası kabul edilmedi.</translation>
    </message>
    <message>
        <source>Its certificate vouches for itself, as on most servers of one&apos;s own.</source>
        <translation>Sertifikası kendi kendini imzalamış; kişisel sunucuların çoğunda böyledir.</translation>
    </message>
    <message>
        <source>Its certificate is signed by %1, whom this computer does not know.</source>
        <translation>Sertifikasını imzalayan: %1. Bu bilgisayar onu tanımıyor.</translation>
    </message>
    <message>
        <source>Its certificate has expired: it belongs renewed on the server.</source>
        <translation>Sertifikasının süresi dolmuş: sunucuda yenilenmesi gerekir.</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet. Is this computer&apos;s clock right?</source>
        <translation>Sertifikası henüz geçerli değil. Bu bilgisayarın saati doğru mu?</translation>
    </message>
    <message>
        <source>Its certificate is made out to %1.</source>
        <translation>Sertifikası şu ada düzenlenmiş: %1.</translation>
    </message>
    <message>
        <source>Issued to %1. SHA-256:</source>
        <translation>Sahibi: %1. SHA-256:</translation>
    </message>
    <message>
        <source>password or cookie left out</source>
        <translation>parola veya çerez alınmadı</translation>
    </message>
    <message>
        <source>A proxy in front of the server asks for a user name and password%1. Enter the address behind it, or let the proxy pass this computer.</source>
        <translation>Sunucunun önündeki bir vekil sunucu kullanıcı adı ve parola istiyor%1. Arkasındaki adresi girin ya da vekil sunucunun bu bilgisayara geçiş vermesini sağlayın.</translation>
    </message>
    <message>
        <source>%1 cannot be found from here. Check this computer&apos;s connection and its name server.</source>
        <translation>%1 buradan bulunamıyor. Bu bilgisayarın bağlantısını ve ad sunucusunu denetleyin.</translation>
    </message>
</context>
<context>
    <name>ConfigChanges</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a chain, what happened to it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: the order of the chain was changed</source>
        <comment>name of a chain</comment>
        <translation>%1: zincirin sırası değişti</translation>
    </message>
    <message>
        <source>%1: the chain has other models</source>
        <comment>name of a chain</comment>
        <translation>%1: zincirdeki modeller değişti</translation>
    </message>
    <message>
        <source>%1 has a chain of its own</source>
        <comment>agent</comment>
        <translation>%1: artık kendi zinciri var</translation>
    </message>
    <message>
        <source>%1 follows the defaults</source>
        <comment>agent</comment>
        <translation>%1: artık varsayılanları izliyor</translation>
    </message>
    <message>
        <source>Provider renamed: %1 is now %2</source>
        <translation>Sağlayıcının adı değişti: %1 yerine %2</translation>
    </message>
    <message>
        <source>Address changed: %1</source>
        <comment>provider</comment>
        <translation>Adres değişti: %1</translation>
    </message>
    <message>
        <source>Key changed or moved: %1</source>
        <comment>provider</comment>
        <translation>Anahtar değişti ya da taşındı: %1</translation>
    </message>
    <message>
        <source>Agent added: %1</source>
        <translation>Ajan eklendi: %1</translation>
    </message>
    <message>
        <source>Agent removed: %1</source>
        <translation>Ajan kaldırıldı: %1</translation>
    </message>
    <message>
        <source>Settings of agents were changed</source>
        <translation>Ajan ayarları değişti</translation>
    </message>
    <message>
        <source>Aliases or settings of models were changed</source>
        <translation>Takma adlar ya da model ayarları değişti</translation>
    </message>
    <message>
        <source>Settings of tools, safety or allowed models were changed</source>
        <translation>Araç, güvenlik ya da izinli model ayarları değişti</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>changes</comment>
        <translation>
            <numerusform>ve %n değişiklik daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectPanel</name>
    <message>
        <source>OpenClaw</source>
        <translation>OpenClaw</translation>
    </message>
    <message>
        <source>All agents that follow the defaults</source>
        <translation>Varsayılanları izleyen tüm ajanlar</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Ajan %1</translation>
    </message>
    <message>
        <source>Who uses it</source>
        <translation>Kim kullanır</translation>
    </message>
    <message>
        <source>Show the change</source>
        <translation>Değişikliği göster</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Yaz</translation>
    </message>
    <message>
        <source>Other clients</source>
        <translation>Diğer istemciler</translation>
    </message>
    <message>
        <source>Lines to paste</source>
        <translation>Yapıştırılacak satırlar</translation>
    </message>
    <message>
        <source>The token is left out as shown. Copied with the token, anyone with the clipboard can use your providers.</source>
        <translation>Görünen satırlarda erişim anahtarı yoktur. Anahtarla kopyalarsanız panoya erişen herkes sağlayıcılarınızı kullanabilir.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy with the token</source>
        <translation>Erişim anahtarıyla kopyala</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopyalandı</translation>
    </message>
    <message>
        <source>Copied with the token</source>
        <translation>Erişim anahtarıyla kopyalandı</translation>
    </message>
    <message>
        <source>The routing engine is not running. Start it in Settings; then its address can be written.</source>
        <translation>Yönlendirme motoru çalışmıyor. Ayarlar&apos;da başlatın; sonra adresi yazılabilir.</translation>
    </message>
    <message>
        <source>The provider “switchyard” is in the file already. Writing it again brings its address up to date and puts it before the chain you choose.</source>
        <translation>“switchyard” sağlayıcısı dosyada zaten var. Yeniden yazmak adresini günceller ve onu seçtiğiniz zincirin önüne koyar.</translation>
    </message>
    <message>
        <source>Writes a provider “switchyard” into OpenClaw&apos;s file and puts it before the chain you choose. The chain stays behind it, so OpenClaw goes on when Switchyard is not running.</source>
        <translation>OpenClaw dosyasına bir “switchyard” sağlayıcısı yazar ve onu seçtiğiniz zincirin önüne koyar. Zincir arkasında kalır; böylece Switchyard çalışmazken de OpenClaw devam eder.</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Yazılacak olan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>OpenClaw asks Switchyard first now</source>
        <translation>OpenClaw artık önce Switchyard&apos;a soruyor</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>The token was not written: %1</source>
        <translation>Erişim anahtarı yazılamadı: %1</translation>
    </message>
    <message>
        <source>Connect clients</source>
        <translation>İstemcileri bağla</translation>
    </message>
    <message>
        <source>The token goes to the keychain or a private file, never here.</source>
        <translation>Token anahtar zincirine ya da özel bir dosyaya gider, buraya asla yazılmaz.</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Satırı kopyala</translation>
    </message>
    <message>
        <source>This file belongs to an older OpenClaw, which can read the token only from the variable %1 and refuses the whole file while it is not set. Put the line into the file .env beside OpenClaw&apos;s file.</source>
        <translation>Bu dosya daha eski bir OpenClaw sürümüne aittir; bu sürüm token’ı yalnızca %1 değişkeninden okuyabilir ve değişken ayarlanmadıkça dosyanın tamamını reddeder. Satırı OpenClaw dosyasının yanındaki .env dosyasına ekleyin.</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Add…</source>
        <translation>Ekle…</translation>
    </message>
    <message>
        <source>Named keys</source>
        <translation>Adlandırılmış anahtarlar</translation>
    </message>
    <message>
        <source>One key for several providers, or several keys for one: the next is used when one is refused or used up</source>
        <translation>Birden çok sağlayıcı için tek anahtar ya da biri için birden çok anahtar: biri reddedilir veya tükenirse sıradaki kullanılır</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>bulunamadı</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Değiştir…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>The key is gone, from every provider</source>
        <translation>Anahtar tüm sağlayıcılardan kaldırıldı</translation>
    </message>
    <message>
        <source>%1; used by %2</source>
        <translation>%1; kullananlar: %2</translation>
    </message>
    <message>
        <source>Order…</source>
        <translation>Sıra…</translation>
    </message>
    <message>
        <source>Tries its own key, then %1</source>
        <translation>Önce kendi anahtarını, sonra şunları dener: %1</translation>
    </message>
    <message>
        <source>Shared keys</source>
        <translation>Ortak anahtarlar</translation>
    </message>
    <message>
        <source>such as team-key</source>
        <translation>örneğin ekip-anahtarı</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Anahtarlık</translation>
    </message>
    <message>
        <source>A file that only you can read</source>
        <translation>Yalnızca sizin okuyabildiğiniz bir dosya</translation>
    </message>
    <message>
        <source>Memory, until Switchyard ends</source>
        <translation>Bellek, Switchyard kapanana dek</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Saklandığı yer</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Kullananlar</translation>
    </message>
    <message>
        <source>New named key</source>
        <translation>Yeni adlandırılmış anahtar</translation>
    </message>
    <message>
        <source>Another key for “%1”</source>
        <translation>“%1” için başka bir anahtar</translation>
    </message>
    <message>
        <source>It is never shown again.</source>
        <translation>Bir daha gösterilmez.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sakla</translation>
    </message>
    <message>
        <source>The key is kept. Requests use it from now on.</source>
        <translation>Anahtar saklandı. İstekler artık bunu kullanır.</translation>
    </message>
    <message>
        <source>Keys of %1</source>
        <translation>%1 anahtarları</translation>
    </message>
    <message>
        <source>Its own key is tried first, then these from top to bottom, when a key is refused, out of credit or limited.</source>
        <translation>Önce kendi anahtarı denenir; bir anahtar reddedilir, bakiyesi biter ya da sınırlanırsa sırayla yukarıdan aşağıya bunlar denenir.</translation>
    </message>
    <message>
        <source>Named keys in their order</source>
        <translation>Sırasıyla adlandırılmış anahtarlar</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Yukarı</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Aşağı</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Save and remove</source>
        <translation>Kaydet ve kaldır</translation>
    </message>
    <message>
        <source>No other provider uses %1: saving removes it for good.</source>
        <translation>%1 başka hiçbir sağlayıcıda kullanılmıyor: kaydederseniz kalıcı olarak silinir.</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Kilidini aç…</translation>
    </message>
</context>
<context>
    <name>DetailLines</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>models</comment>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>as last seen</source>
        <translation>son görülen durum</translation>
    </message>
    <message>
        <source>%L1 of %L2 in memory</source>
        <translation>%L1 / %L2 bellekte</translation>
    </message>
    <message numerus="yes">
        <source>%n listed</source>
        <comment>models</comment>
        <translation>
            <numerusform>%n listeleniyor</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>time of day</comment>
        <translation>başlangıç %1</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Yüklü</translation>
    </message>
    <message>
        <source>Cold %1</source>
        <comment>about how long a load takes</comment>
        <translation>Soğuk %1</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>Uykuda</translation>
    </message>
    <message>
        <source>Load failed</source>
        <translation>Yüklenemedi</translation>
    </message>
</context>
<context>
    <name>Diagnostic</name>
    <message>
        <source>%1 or %2</source>
        <comment>two kinds of value</comment>
        <translation>%1 ya da %2</translation>
    </message>
    <message>
        <source>An ACP binding wants match.peer.id: the one conversation it is for</source>
        <translation>Bir ACP bağı match.peer.id ister: hangi konuşma için olduğunu</translation>
    </message>
    <message>
        <source>allow and alsoAllow cannot both be set here: put everything in allow, or use profile with alsoAllow</source>
        <translation>Burada allow ile alsoAllow birlikte verilemez: hepsini allow içine yazın ya da profile ile alsoAllow kullanın</translation>
    </message>
    <message>
        <source>This is no address that can be called: {reason}</source>
        <translation>Bu, çağrılabilecek bir adres değil: {reason}</translation>
    </message>
    <message>
        <source>OpenClaw wants a whole path here, from the root</source>
        <translation>OpenClaw burada kökten başlayan tam bir yol ister</translation>
    </message>
    <message>
        <source>OpenClaw wants the id of an agent here: letters, digits, _ and -, at most 64</source>
        <translation>OpenClaw burada bir ajan kimliği ister: harf, rakam, _ ve -, en çok 64</translation>
    </message>
    <message>
        <source>OpenClaw wants a command of a to z, 0 to 9 and _ here, at most 32</source>
        <translation>OpenClaw burada a–z, 0–9 ve _ ile yazılmış, en çok 32 karakterlik bir komut ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a size such as &quot;500mb&quot; here</source>
        <translation>OpenClaw burada &quot;500mb&quot; gibi bir boyut ister</translation>
    </message>
    <message>
        <source>OpenClaw wants provider/model here, or an empty text for none</source>
        <translation>OpenClaw burada sağlayıcı/model ister; hiçbiri için boş metin</translation>
    </message>
    <message>
        <source>OpenClaw wants a domain name here, such as portal.example.com</source>
        <translation>OpenClaw burada portal.example.com gibi bir alan adı ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a duration such as &quot;30m&quot;, &quot;1h&quot; or &quot;7d&quot; here</source>
        <translation>OpenClaw burada &quot;30m&quot;, &quot;1h&quot; ya da &quot;7d&quot; gibi bir süre ister</translation>
    </message>
    <message>
        <source>OpenClaw wants letters, digits and . _ : / # - here, no part being . or ..</source>
        <translation>OpenClaw burada harf, rakam ve . _ : / # - ister; hiçbir bölüm . ya da .. olamaz</translation>
    </message>
    <message>
        <source>OpenClaw wants a JSON pointer such as /providers/openai here, or &quot;value&quot;</source>
        <translation>OpenClaw burada /providers/openai gibi bir JSON işaretçisi ya da &quot;value&quot; ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a whole path here, or one that starts with ~</source>
        <translation>OpenClaw burada tam bir yol ya da ~ ile başlayan bir yol ister</translation>
    </message>
    <message>
        <source>OpenClaw wants the name or address of one host here, without scheme, port or star</source>
        <translation>OpenClaw burada tek bir makinenin adını ya da adresini ister; şema, bağlantı noktası ve yıldız olmadan</translation>
    </message>
    <message>
        <source>OpenClaw wants an address that starts with http:// or https:// here</source>
        <translation>OpenClaw burada http:// ya da https:// ile başlayan bir adres ister</translation>
    </message>
    <message>
        <source>OpenClaw wants an https:// address with a path here</source>
        <translation>OpenClaw burada yolu olan bir https:// adresi ister</translation>
    </message>
    <message>
        <source>OpenClaw wants an https:// address here, or http:// on this machine</source>
        <translation>OpenClaw burada bir https:// adresi ister; bu makine için http:// olabilir</translation>
    </message>
    <message>
        <source>OpenClaw takes no key of the name &quot;{key}&quot; here</source>
        <translation>OpenClaw burada &quot;{key}&quot; adlı bir anahtar kabul etmez</translation>
    </message>
    <message>
        <source>OpenClaw wants scheme, host and port alone here, such as https://panel.example.com</source>
        <translation>OpenClaw burada yalnızca şema, makine ve bağlantı noktası ister; örneğin https://panel.example.com</translation>
    </message>
    <message>
        <source>OpenClaw takes no blanks at the start or end here</source>
        <translation>OpenClaw burada başta ve sonda boşluk kabul etmez</translation>
    </message>
    <message>
        <source>OpenClaw wants a text of the form {pattern} here</source>
        <translation>OpenClaw burada {pattern} biçiminde bir metin ister</translation>
    </message>
    <message>
        <source>OpenClaw wants the name of a runtime here, not &quot;auto&quot; or &quot;default&quot;</source>
        <translation>OpenClaw burada bir çalışma ortamının adını ister, &quot;auto&quot; ya da &quot;default&quot; değil</translation>
    </message>
    <message>
        <source>OpenClaw wants https://, host and port alone here; http:// only for this machine</source>
        <translation>OpenClaw burada yalnızca https://, makine ve bağlantı noktası ister; http:// yalnızca bu makine için</translation>
    </message>
    <message>
        <source>OpenClaw wants a relative path here that stays in its folder</source>
        <translation>OpenClaw burada klasöründen çıkmayan göreli bir yol ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a repository in small letters here, such as github.com/owner/name</source>
        <translation>OpenClaw burada küçük harfle yazılmış bir depo ister; örneğin github.com/owner/name</translation>
    </message>
    <message>
        <source>OpenClaw keeps this name for itself</source>
        <translation>OpenClaw bu adı kendine ayırmıştır</translation>
    </message>
    <message>
        <source>OpenClaw wants the path of a program here, without quotes and shell signs</source>
        <translation>OpenClaw burada tırnak ve kabuk işareti içermeyen bir program yolu ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a duration of at least a minute with its unit here, such as &quot;45m&quot;</source>
        <translation>OpenClaw burada birimiyle yazılmış, en az bir dakikalık bir süre ister; örneğin &quot;45m&quot;</translation>
    </message>
    <message>
        <source>OpenClaw wants a time such as &quot;08:00&quot; here</source>
        <translation>OpenClaw burada &quot;08:00&quot; gibi bir saat ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a URL here</source>
        <translation>OpenClaw burada bir URL ister</translation>
    </message>
    <message>
        <source>&quot;{header}&quot; cannot be the name of a header</source>
        <translation>&quot;{header}&quot; bir başlık adı olamaz</translation>
    </message>
    <message>
        <source>The header &quot;{header}&quot; belongs to the connection and cannot be set here</source>
        <translation>&quot;{header}&quot; başlığı bağlantıya aittir, burada verilemez</translation>
    </message>
    <message>
        <source>The header &quot;{header}&quot; stands here twice, in other letter case</source>
        <translation>&quot;{header}&quot; başlığı burada yalnızca harf büyüklüğü değişik olarak iki kez var</translation>
    </message>
    <message>
        <source>OpenClaw wants an alias, provider/model or provider/* here</source>
        <translation>OpenClaw burada bir takma ad, sağlayıcı/model ya da sağlayıcı/* ister</translation>
    </message>
    <message>
        <source>OpenClaw wants a path inside the workspace, an http address or a data: address here</source>
        <translation>OpenClaw burada çalışma alanının içinde bir yol, bir http adresi ya da bir data: adresi ister</translation>
    </message>
    <message>
        <source>This path leads out of the agent&apos;s workspace, and OpenClaw refuses the file</source>
        <translation>Bu yol ajanın çalışma alanının dışına çıkıyor ve OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>OpenClaw adds {call} itself, so this address would be called with it twice</source>
        <translation>OpenClaw {call} bölümünü kendisi ekler, bu adres onunla iki kez çağrılırdı</translation>
    </message>
    <message>
        <source>OpenClaw adds no /v1 to this address, and nearly every server of this kind answers below /v1</source>
        <translation>OpenClaw bu adrese /v1 eklemez; bu türden sunucuların neredeyse hepsi /v1 altında yanıt verir</translation>
    </message>
    <message>
        <source>OpenClaw wants an absolute path on the left of a sandbox mount</source>
        <translation>OpenClaw bir korumalı alan bağlamasının solunda tam bir yol ister</translation>
    </message>
    <message>
        <source>Group options want a key of the form channel:peer</source>
        <translation>Grup seçenekleri kanal:kişi biçiminde bir anahtar ister</translation>
    </message>
    <message>
        <source>userDataDir works only with driver &quot;existing-session&quot;</source>
        <translation>userDataDir yalnızca &quot;existing-session&quot; sürücüsüyle çalışır</translation>
    </message>
    <message>
        <source>cdpUrl does not go together with driver &quot;extension&quot;</source>
        <translation>cdpUrl, &quot;extension&quot; sürücüsüyle birlikte kullanılamaz</translation>
    </message>
    <message>
        <source>A browser profile wants cdpPort or cdpUrl</source>
        <translation>Bir tarayıcı profili cdpPort ya da cdpUrl ister</translation>
    </message>
    <message>
        <source>OpenClaw starts only programs given with their whole path, such as /usr/local/bin/llama-server</source>
        <translation>OpenClaw yalnızca tam yoluyla verilen programları başlatır; örneğin /usr/local/bin/llama-server</translation>
    </message>
    <message>
        <source>Without compaction a long talk ends in an error as soon as it fills the model&apos;s context</source>
        <translation>Sıkıştırma olmadan uzun bir konuşma, modelin bağlamını doldurur doldurmaz hatayla biter</translation>
    </message>
    <message>
        <source>The name of a container&apos;s variable wants letters, digits and _ and no leading digit</source>
        <translation>Bir kapsayıcı değişkeninin adı harf, rakam ve _ ister, rakamla başlayamaz</translation>
    </message>
    <message>
        <source>A container&apos;s variable must be one line</source>
        <translation>Bir kapsayıcı değişkeni tek satır olmalıdır</translation>
    </message>
    <message>
        <source>contextTokens is meant to cap contextWindow but is larger than it</source>
        <translation>contextTokens, contextWindow değerini sınırlamak içindir ama ondan büyük</translation>
    </message>
    <message>
        <source>The server has this model loaded with {tokens} tokens of context, less than OpenClaw will count on</source>
        <translation>Sunucu bu modeli {tokens} belirteçlik bağlamla yükledi; bu, OpenClaw uygulamasının güveneceğinden az</translation>
    </message>
    <message>
        <source>OpenClaw runs no agent on a model with less than {bound} tokens of context; this one has {tokens}</source>
        <translation>OpenClaw, {bound} belirteçten az bağlamı olan bir modelde ajan çalıştırmaz; bunda {tokens} var</translation>
    </message>
    <message>
        <source>With less than {bound} tokens of context OpenClaw warns, and its own prompt leaves little room; this model has {tokens}</source>
        <translation>{bound} belirteçten az bağlamda OpenClaw uyarır ve kendi istemi az yer bırakır; bu modelde {tokens} var</translation>
    </message>
    <message>
        <source>/v1 stands twice in this address</source>
        <translation>Bu adreste /v1 iki kez var</translation>
    </message>
    <message>
        <source>This is the same agent to OpenClaw as &quot;{other}&quot;; give one of them another name</source>
        <translation>OpenClaw için bu, &quot;{other}&quot; ile aynı ajandır; birine başka bir ad verin</translation>
    </message>
    <message>
        <source>The alias &quot;{alias}&quot; stands for {other} too; only one of them is meant by it</source>
        <translation>&quot;{alias}&quot; takma adı {other} için de kullanılıyor; yalnızca biri anlaşılır</translation>
    </message>
    <message>
        <source>The model &quot;{model}&quot; is declared twice here</source>
        <translation>&quot;{model}&quot; modeli burada iki kez tanımlı</translation>
    </message>
    <message>
        <source>mode does not go together with security or ask in the same exec; keep mode alone</source>
        <translation>mode, aynı exec içinde security ya da ask ile birlikte kullanılamaz; yalnızca mode kalsın</translation>
    </message>
    <message>
        <source>Add /v1</source>
        <translation>/v1 ekle</translation>
    </message>
    <message>
        <source>Allow it</source>
        <translation>İzin ver</translation>
    </message>
    <message>
        <source>Allow {seconds} seconds</source>
        <translation>{seconds} saniyeye izin ver</translation>
    </message>
    <message>
        <source>Make it a list of one</source>
        <translation>Tek öğeli bir liste yap</translation>
    </message>
    <message>
        <source>Write it as a number</source>
        <translation>Sayı olarak yaz</translation>
    </message>
    <message>
        <source>Turn compaction on</source>
        <translation>Sıkıştırmayı aç</translation>
    </message>
    <message>
        <source>Give it the defaults&apos; fallbacks</source>
        <translation>Varsayılanların yedeklerini ver</translation>
    </message>
    <message>
        <source>Use enabled instead</source>
        <translation>Yerine enabled kullan</translation>
    </message>
    <message>
        <source>Use the id as the name</source>
        <translation>Ad olarak kimliği kullan</translation>
    </message>
    <message>
        <source>Limit its tools to messaging</source>
        <translation>Araçlarını mesajlaşmayla sınırla</translation>
    </message>
    <message>
        <source>Write &quot;{key}&quot; as the key</source>
        <translation>Anahtar olarak &quot;{key}&quot; yaz</translation>
    </message>
    <message>
        <source>Set models.mode to &quot;merge&quot;</source>
        <translation>models.mode değerini &quot;merge&quot; yap</translation>
    </message>
    <message>
        <source>Use Ollama&apos;s own protocol</source>
        <translation>Ollama’nın kendi protokolünü kullan</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Remove this alias</source>
        <translation>Bu takma adı kaldır</translation>
    </message>
    <message>
        <source>Remove {call}</source>
        <translation>{call} bölümünü kaldır</translation>
    </message>
    <message>
        <source>Remove the cap</source>
        <translation>Sınırı kaldır</translation>
    </message>
    <message>
        <source>Remove &quot;{key}&quot;</source>
        <translation>&quot;{key}&quot; anahtarını kaldır</translation>
    </message>
    <message>
        <source>Remove the second /v1</source>
        <translation>İkinci /v1 bölümünü kaldır</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Bunu kaldır</translation>
    </message>
    <message>
        <source>Remove /v1</source>
        <translation>/v1 bölümünü kaldır</translation>
    </message>
    <message>
        <source>Rename it to &quot;{key}&quot;</source>
        <translation>Adını &quot;{key}&quot; yap</translation>
    </message>
    <message>
        <source>Set it to {value}</source>
        <translation>{value} yap</translation>
    </message>
    <message>
        <source>Use &quot;{value}&quot;</source>
        <translation>&quot;{value}&quot; kullan</translation>
    </message>
    <message>
        <source>Use {api}</source>
        <translation>{api} kullan</translation>
    </message>
    <message>
        <source>Verify the certificate again</source>
        <translation>Sertifikayı yeniden doğrula</translation>
    </message>
    <message>
        <source>Write it without quotes</source>
        <translation>Tırnaksız yaz</translation>
    </message>
    <message>
        <source>This include leads back to a file that includes it; OpenClaw refuses the file</source>
        <translation>Bu ekleme, kendisini ekleyen bir dosyaya geri dönüyor; OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>What is included beside other keys must be an object; OpenClaw refuses the file</source>
        <translation>Başka anahtarların yanına eklenen bir nesne olmalıdır; OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>$include wants a path or a list of paths</source>
        <translation>$include bir yol ya da yol listesi ister</translation>
    </message>
    <message>
        <source>Includes cannot be followed here</source>
        <translation>Eklemeler burada izlenemez</translation>
    </message>
    <message>
        <source>The included file &quot;{file}&quot; is not JSON5: {reason}; OpenClaw refuses the file</source>
        <translation>Eklenen &quot;{file}&quot; dosyası JSON5 değil: {reason}; OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>The included file &quot;{file}&quot; cannot be read: {reason}; OpenClaw refuses the file</source>
        <translation>Eklenen &quot;{file}&quot; dosyası okunamıyor: {reason}; OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>Includes are nested more than 10 levels deep here; OpenClaw refuses the file</source>
        <translation>Eklemeler burada 10 düzeyden derin; OpenClaw dosyayı reddeder</translation>
    </message>
    <message>
        <source>The key and every prompt travel unencrypted over the internet to this address; use https</source>
        <translation>Anahtar ve her istem bu adrese internet üzerinden şifrelenmeden gider; https kullanın</translation>
    </message>
    <message>
        <source>The key travels unencrypted over the local network to this address; anyone on it can read it</source>
        <translation>Anahtar bu adrese yerel ağda şifrelenmeden gider; ağdaki herkes okuyabilir</translation>
    </message>
    <message>
        <source>OpenClaw took out bindings inside channels; they belong in the top-level list bindings now</source>
        <translation>OpenClaw kanalların içindeki bağları kaldırdı; artık en üstteki bindings listesine yazılırlar</translation>
    </message>
    <message>
        <source>Keys of a search provider belong under plugins.entries.&lt;plugin&gt;.config.webSearch now</source>
        <translation>Bir arama sağlayıcısının anahtarları artık plugins.entries.&lt;plugin&gt;.config.webSearch altına yazılır</translation>
    </message>
    <message>
        <source>This header&apos;s value is in the file in clear text; refer to an environment variable instead</source>
        <translation>Bu başlığın değeri dosyada düz metin olarak duruyor; yerine bir ortam değişkenine başvurun</translation>
    </message>
    <message>
        <source>This key is in the file in clear text; keep it in the keychain or in an environment variable and refer to it</source>
        <translation>Bu anahtar dosyada düz metin olarak duruyor; anahtarlıkta ya da bir ortam değişkeninde saklayıp ona başvurun</translation>
    </message>
    <message>
        <source>An answer of maxTokens would fill the whole context and leave nothing for the prompt</source>
        <translation>maxTokens uzunluğunda bir yanıt bütün bağlamı doldurur, isteme yer bırakmaz</translation>
    </message>
    <message>
        <source>OpenClaw knows no &quot;disabled&quot; here; write enabled: false instead</source>
        <translation>OpenClaw burada &quot;disabled&quot; tanımaz; yerine enabled: false yazın</translation>
    </message>
    <message>
        <source>identity &quot;per-requester&quot; wants auth: &quot;oauth&quot; beside it</source>
        <translation>&quot;per-requester&quot; kimliği yanında auth: &quot;oauth&quot; ister</translation>
    </message>
    <message>
        <source>authProfileId does not go together with identity &quot;per-requester&quot;</source>
        <translation>authProfileId, &quot;per-requester&quot; kimliğiyle birlikte kullanılamaz</translation>
    </message>
    <message>
        <source>identity &quot;per-requester&quot; wants the url of an HTTP server, and no command</source>
        <translation>&quot;per-requester&quot; kimliği bir HTTP sunucusunun url değerini ister, komut istemez</translation>
    </message>
    <message>
        <source>The transport &quot;stdio&quot; wants a command</source>
        <translation>&quot;stdio&quot; aktarımı bir komut ister</translation>
    </message>
    <message>
        <source>This OpenClaw adds /v1/messages itself, so /v1 would be called twice</source>
        <translation>Bu OpenClaw /v1/messages bölümünü kendisi ekler, /v1 iki kez çağrılırdı</translation>
    </message>
    <message>
        <source>OpenClaw calls no provider without a key, not even on this machine; a server that wants none ignores any word</source>
        <translation>OpenClaw, bu makinede bile olsa, anahtarsız bir sağlayıcıyı çağırmaz; anahtar istemeyen sunucu yazılan sözcüğü önemsemez</translation>
    </message>
    <message>
        <source>OpenClaw does not know this provider, so it wants a baseUrl here and refuses the file without one</source>
        <translation>OpenClaw bu sağlayıcıyı tanımaz; burada bir baseUrl ister, yoksa dosyayı reddeder</translation>
    </message>
    <message>
        <source>The key &quot;{key}&quot; is missing here; OpenClaw refuses the file without it</source>
        <translation>Burada &quot;{key}&quot; anahtarı eksik; OpenClaw onsuz dosyayı reddeder</translation>
    </message>
    <message>
        <source>OpenClaw does not know this provider, so it wants its list of models here and refuses the file without one</source>
        <translation>OpenClaw bu sağlayıcıyı tanımaz; burada model listesini ister, yoksa dosyayı reddeder</translation>
    </message>
    <message>
        <source>With several agents OpenClaw wants ownership: &quot;explicit&quot; under agents, or one agent marked default: true</source>
        <translation>Birden çok ajan varken OpenClaw, agents altında ownership: &quot;explicit&quot; ya da default: true işaretli tek bir ajan ister</translation>
    </message>
    <message>
        <source>A persistent mapping needs a sessionKey, hooks.defaultSessionKey or a transform</source>
        <translation>Kalıcı bir eşleme sessionKey, hooks.defaultSessionKey ya da bir transform ister</translation>
    </message>
    <message>
        <source>With several providers one must be chosen here</source>
        <translation>Birden çok sağlayıcı varken burada biri seçilmelidir</translation>
    </message>
    <message>
        <source>The environment variable {variable} is not set here, so OpenClaw keeps the text as it is written. Set it where OpenClaw runs, or in its .env file.</source>
        <translation>{variable} ortam değişkeni burada tanımlı değil; OpenClaw metni yazıldığı gibi bırakır. OpenClaw uygulamasının çalıştığı yerde ya da .env dosyasında tanımlayın.</translation>
    </message>
    <message>
        <source>The environment variable {variable} is not set here, and this OpenClaw refuses the file without it. Set it where OpenClaw runs, or in its .env file.</source>
        <translation>{variable} ortam değişkeni burada tanımlı değil ve bu OpenClaw sürümü onsuz dosyayı reddeder. OpenClaw uygulamasının çalıştığı yerde ya da .env dosyasında tanımlayın.</translation>
    </message>
    <message>
        <source>The server does not list a model of this name</source>
        <translation>Sunucunun listesinde bu adda bir model yok</translation>
    </message>
    <message>
        <source>This works only in the entry of one model, provider/model</source>
        <translation>Bu yalnızca tek bir modelin kaydında çalışır: sağlayıcı/model</translation>
    </message>
    <message>
        <source>OpenClaw wants a reference to a secret in &quot;{key}&quot;, not the secret itself</source>
        <translation>OpenClaw &quot;{key}&quot; içinde gizli değerin kendisini değil, ona bir başvuru ister</translation>
    </message>
    <message>
        <source>The mode &quot;http&quot; wants a signingSecret</source>
        <translation>&quot;http&quot; kipi bir signingSecret ister</translation>
    </message>
    <message>
        <source>A webhookUrl wants a webhookSecret</source>
        <translation>Bir webhookUrl, webhookSecret ister</translation>
    </message>
    <message>
        <source>Fine for this OpenClaw, but newer releases refuse it: {problem}</source>
        <translation>Bu OpenClaw için sorun değil, ama daha yeni sürümler reddeder: {problem}</translation>
    </message>
    <message>
        <source>OpenClaw wants at least one agent here</source>
        <translation>OpenClaw burada en az bir ajan ister</translation>
    </message>
    <message>
        <source>Every model of this chain runs on this machine or network; when that is off, nothing answers. A hosted fallback at the end would</source>
        <translation>Bu zincirdeki bütün modeller bu makinede ya da ağda; kapandığında hiçbir şey yanıt vermez. Sona eklenecek bulut yedeği verirdi</translation>
    </message>
    <message>
        <source>{server} has no Responses API; with openai-completions it works</source>
        <translation>{server} Responses API sunmaz; openai-completions ile çalışır</translation>
    </message>
    <message>
        <source>A local model that has to load first may take minutes; without timeoutSeconds OpenClaw gives up on its own terms</source>
        <translation>Önce yüklenmesi gereken yerel bir model dakikalar alabilir; timeoutSeconds olmadan OpenClaw kendi süresinde vazgeçer</translation>
    </message>
    <message>
        <source>OpenClaw wants one of {choices} here</source>
        <translation>OpenClaw burada şunlardan birini ister: {choices}</translation>
    </message>
    <message>
        <source>{model} is not among the allowed models, so it cannot be chosen</source>
        <translation>{model} izin verilen modeller arasında değil, bu yüzden seçilemez</translation>
    </message>
    <message>
        <source>agents.defaults.models is also the list of allowed models, and this fallback is not in it: OpenClaw 2026.2 never tries it</source>
        <translation>agents.defaults.models aynı zamanda izin verilen modellerin listesidir ve bu yedek orada yok: OpenClaw 2026.2 onu hiç denemez</translation>
    </message>
    <message>
        <source>OpenClaw wants nothing here</source>
        <translation>OpenClaw burada hiçbir şey istemez</translation>
    </message>
    <message>
        <source>OpenClaw wants another combination of settings here</source>
        <translation>OpenClaw burada ayarların başka bir birleşimini ister</translation>
    </message>
    <message>
        <source>Ollama&apos;s /v1 garbles tool calls; OpenClaw speaks Ollama&apos;s own protocol when the address has no /v1 and api is &quot;ollama&quot;</source>
        <translation>Ollama’nın /v1 yolu araç çağrılarını bozar; adreste /v1 yoksa ve api &quot;ollama&quot; ise OpenClaw, Ollama’nın kendi protokolünü kullanır</translation>
    </message>
    <message>
        <source>Who lets everybody in (&quot;open&quot;) must also have &quot;*&quot; in allowFrom</source>
        <translation>Herkese açık (&quot;open&quot;) olan, allowFrom içinde &quot;*&quot; da bulundurmalıdır</translation>
    </message>
    <message>
        <source>OpenClaw wants at least this many characters here: {bound}</source>
        <translation>OpenClaw burada en az şu kadar karakter ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants at least this many items here: {bound}</source>
        <translation>OpenClaw burada en az şu kadar öğe ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants at least this many keys here: {bound}</source>
        <translation>OpenClaw burada en az şu kadar anahtar ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants at least {bound} here</source>
        <translation>OpenClaw burada en az {bound} ister</translation>
    </message>
    <message>
        <source>OpenClaw wants less than {bound} here</source>
        <translation>OpenClaw burada {bound} değerinden azını ister</translation>
    </message>
    <message>
        <source>OpenClaw wants more than {bound} here</source>
        <translation>OpenClaw burada {bound} değerinden fazlasını ister</translation>
    </message>
    <message>
        <source>OpenClaw wants at most {bound} here</source>
        <translation>OpenClaw burada en çok {bound} ister</translation>
    </message>
    <message>
        <source>OpenClaw wants at most this many characters here: {bound}</source>
        <translation>OpenClaw burada en çok şu kadar karakter ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants at most this many items here: {bound}</source>
        <translation>OpenClaw burada en çok şu kadar öğe ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants at most this many keys here: {bound}</source>
        <translation>OpenClaw burada en çok şu kadar anahtar ister: {bound}</translation>
    </message>
    <message>
        <source>OpenClaw wants a text that is not empty here</source>
        <translation>OpenClaw burada boş olmayan bir metin ister</translation>
    </message>
    <message>
        <source>ownership: &quot;explicit&quot; does not go together with an agent marked default: true</source>
        <translation>ownership: &quot;explicit&quot;, default: true işaretli bir ajanla birlikte kullanılamaz</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this is no plugin file: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu bir eklenti dosyası değil: {path}</translation>
    </message>
    <message>
        <source>The policy file is not JSON5, so Switchyard keeps every prompt on this machine and network until it is: {reason}</source>
        <translation>Politika dosyası JSON5 değil; düzelene kadar Switchyard her istemi bu makinede ve ağda tutar: {reason}</translation>
    </message>
    <message>
        <source>The policy file wants an object { … }</source>
        <translation>Politika dosyası bir nesne { … } ister</translation>
    </message>
    <message>
        <source>The policy file cannot be read, so Switchyard keeps every prompt on this machine and network until it can: {reason}</source>
        <translation>Politika dosyası okunamıyor; okunana kadar Switchyard her istemi bu makinede ve ağda tutar: {reason}</translation>
    </message>
    <message>
        <source>Switchyard does not know &quot;{key}&quot; here; it is kept and has no effect</source>
        <translation>Switchyard burada &quot;{key}&quot; anahtarını tanımaz; anahtar korunur ama etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants &quot;auto&quot;, &quot;wait&quot;, &quot;shield&quot; or &quot;hedge&quot;; it has no effect until then</source>
        <translation>Burada istenen: &quot;auto&quot;, &quot;wait&quot;, &quot;shield&quot; ya da &quot;hedge&quot;; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a duration such as &quot;3s&quot;, &quot;250ms&quot; or &quot;5m&quot;; it has no effect until then</source>
        <translation>Burada istenen: &quot;3s&quot;, &quot;250ms&quot; ya da &quot;5m&quot; gibi bir süre; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object of durations; it has no effect until then</source>
        <translation>Burada istenen: sürelerden oluşan bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object with status and retryAfter; it has no effect until then</source>
        <translation>Burada istenen: status ve retryAfter içeren bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an hour from {least} to {most}; it has no effect until then</source>
        <translation>Burada istenen: {least} ile {most} arasında bir saat; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object of settings, by provider/model; it has no effect until then</source>
        <translation>Burada istenen: sağlayıcı/model adlarına göre ayarlardan oluşan bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants settings under a name of the form provider/model; it has no effect until then</source>
        <translation>Burada istenen: sağlayıcı/model biçiminde bir ad altında ayarlar; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a credential&apos;s name of letters, digits, dots, underscores and dashes, at most 64; it has no effect until then</source>
        <translation>Burada istenen: harf, rakam, nokta, alt çizgi ve tireden oluşan, en çok 64 karakterlik bir kimlik bilgisi adı; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a list of credential names; it has no effect until then</source>
        <translation>Burada istenen: kimlik bilgisi adlarından oluşan bir liste; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object of lists of credential names, by provider; it has no effect until then</source>
        <translation>Burada istenen: sağlayıcıya göre kimlik bilgisi adı listelerinden oluşan bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object with body; it has no effect until then</source>
        <translation>Burada istenen: body içeren bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a port, or an address and a port such as &quot;127.0.0.1:11700&quot;; it has no effect until then</source>
        <translation>Burada istenen: bir bağlantı noktası ya da &quot;127.0.0.1:11700&quot; gibi adres ve bağlantı noktası; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants at least one minute; it has no effect until then</source>
        <translation>Burada istenen: en az bir dakika; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an origin such as &quot;http://localhost:3000&quot;; it has no effect until then</source>
        <translation>Burada istenen: &quot;http://localhost:3000&quot; gibi bir köken; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a list of origins such as &quot;http://localhost:3000&quot;; it has no effect until then</source>
        <translation>Burada istenen: &quot;http://localhost:3000&quot; gibi kökenlerden oluşan bir liste; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants &quot;any&quot;, &quot;local-only&quot; or { regions: […] }; until then prompts stay local</source>
        <translation>Burada istenen: &quot;any&quot;, &quot;local-only&quot; ya da { regions: […] }; o zamana kadar istemler yerelde kalır</translation>
    </message>
    <message>
        <source>This wants an object of settings; it has no effect until then</source>
        <translation>Burada istenen: ayarlardan oluşan bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an object of routes; it has no effect until then</source>
        <translation>Burada istenen: rotalardan oluşan bir nesne; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants a size of at least 1 KiB, such as &quot;64MiB&quot;; it has no effect until then</source>
        <translation>Burada istenen: &quot;64MiB&quot; gibi, en az 1 KiB bir boyut; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants an HTTP status from 400 to 599; it has no effect until then</source>
        <translation>Burada istenen: 400 ile 599 arasında bir HTTP durumu; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants true or false; it has no effect until then</source>
        <translation>Burada istenen: true ya da false; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>The portals need a domain of their own, apart from the gateway&apos;s and the control page&apos;s</source>
        <translation>Portalların ağ geçidinden ve denetim sayfasından ayrı, kendi alan adı olmalıdır</translation>
    </message>
    <message>
        <source>The portals need another port than the gateway</source>
        <translation>Portallar ağ geçidinden başka bir bağlantı noktası ister</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this is a folder, not a program: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu bir program değil, bir klasör: {path}</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this program is a symbolic link; name what it leads to: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu program bir simgesel bağ; gösterdiği yeri yazın: {path}</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this program is not there or cannot be looked at: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu program yok ya da görülemiyor: {path}</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this program does not belong to you: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu program size ait değil: {path}</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because this program lies outside trustedDirs: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu program trustedDirs dışında: {path}</translation>
    </message>
    <message>
        <source>OpenClaw refuses the file, because others than its owner may write to this program: {path}</source>
        <translation>OpenClaw dosyayı reddeder, çünkü bu programa sahibinden başkaları da yazabilir: {path}</translation>
    </message>
    <message>
        <source>This model reasons, and WhatsApp must get final text only; the Responses API keeps the two apart</source>
        <translation>Bu model akıl yürütür ve WhatsApp yalnızca son metni almalıdır; Responses API ikisini ayrı tutar</translation>
    </message>
    <message>
        <source>This model stands earlier in the chain already; OpenClaw skips it</source>
        <translation>Bu model zincirde daha önce var; OpenClaw bunu atlar</translation>
    </message>
    <message>
        <source>This is the primary again; OpenClaw skips it</source>
        <translation>Bu yine birincil model; OpenClaw bunu atlar</translation>
    </message>
    <message>
        <source>With models.mode &quot;replace&quot; only declared providers exist, so {model} is never tried</source>
        <translation>models.mode &quot;replace&quot; iken yalnızca tanımlı sağlayıcılar vardır; bu yüzden {model} hiç denenmez</translation>
    </message>
    <message>
        <source>OpenClaw took out the key &quot;{key}&quot; and refuses the file</source>
        <translation>OpenClaw &quot;{key}&quot; anahtarını kaldırdı ve dosyayı reddeder</translation>
    </message>
    <message>
        <source>OpenClaw took out the key &quot;enabled&quot; here; write auto instead</source>
        <translation>OpenClaw buradaki &quot;enabled&quot; anahtarını kaldırdı; yerine auto yazın</translation>
    </message>
    <message>
        <source>OpenClaw wants an object { … } here, but the file holds {kind}</source>
        <translation>OpenClaw burada bir nesne { … } ister, dosyada ise şu var: {kind}</translation>
    </message>
    <message>
        <source>OpenClaw blocks the network mode &quot;host&quot; in a sandbox; use &quot;bridge&quot; or &quot;none&quot;</source>
        <translation>OpenClaw korumalı alanda &quot;host&quot; ağ kipini engeller; &quot;bridge&quot; ya da &quot;none&quot; kullanın</translation>
    </message>
    <message>
        <source>OpenClaw blocks joining another container&apos;s network in a sandbox</source>
        <translation>OpenClaw korumalı alanda başka bir kapsayıcının ağına katılmayı engeller</translation>
    </message>
    <message>
        <source>OpenClaw blocks the profile &quot;unconfined&quot; in a sandbox</source>
        <translation>OpenClaw korumalı alanda &quot;unconfined&quot; profilini engeller</translation>
    </message>
    <message>
        <source>No reference to a secret may stand here, only a text; ${VARIABLE} works</source>
        <translation>Buraya gizli değere başvuru yazılamaz, yalnızca metin yazılır; ${VARIABLE} kullanılabilir</translation>
    </message>
    <message>
        <source>The secret provider &quot;{provider}&quot; has source &quot;{declared}&quot;, but this reference asks for &quot;{asked}&quot;</source>
        <translation>&quot;{provider}&quot; gizli değer sağlayıcısının kaynağı &quot;{declared}&quot;, bu başvuru ise &quot;{asked}&quot; istiyor</translation>
    </message>
    <message>
        <source>Only one agent can be marked default: true</source>
        <translation>Yalnızca bir ajan default: true olarak işaretlenebilir</translation>
    </message>
    <message>
        <source>Another agent has this folder already; each agent needs its own</source>
        <translation>Bu klasör başka bir ajanda da var; her ajanın kendi klasörü olmalıdır</translation>
    </message>
    <message>
        <source>This agent has its own model and no fallbacks of its own, so OpenClaw tries nothing else for it</source>
        <translation>Bu ajanın kendi modeli var ama kendi yedekleri yok; OpenClaw onun için başka bir şey denemez</translation>
    </message>
    <message>
        <source>OpenClaw does not offer {model} any more and refuses a file that names it</source>
        <translation>OpenClaw artık {model} modelini sunmuyor ve onu anan bir dosyayı reddeder</translation>
    </message>
    <message>
        <source>With Tailscale the gateway must listen on loopback: bind: &quot;loopback&quot;</source>
        <translation>Tailscale ile ağ geçidi yalnızca bu makineyi dinlemelidir: bind: &quot;loopback&quot;</translation>
    </message>
    <message>
        <source>With Tailscale the gateway needs a token or a password</source>
        <translation>Tailscale ile ağ geçidi bir token ya da parola ister</translation>
    </message>
    <message>
        <source>Anyone between here and the server can read and change what is sent; give the server&apos;s certificate as ca instead</source>
        <translation>Sunucuyla aradaki herkes gönderileni okuyup değiştirebilir; yerine sunucunun sertifikasını ca olarak verin</translation>
    </message>
    <message>
        <source>The provider &quot;{provider}&quot; declares no model &quot;{model}&quot;, so OpenClaw knows neither its context nor its limits</source>
        <translation>&quot;{provider}&quot; sağlayıcısı &quot;{model}&quot; adlı bir model tanımlamıyor; OpenClaw bağlamını da sınırlarını da bilmez</translation>
    </message>
    <message>
        <source>There is no agent &quot;{agent}&quot; in agents.entries</source>
        <translation>agents.entries içinde &quot;{agent}&quot; adlı bir ajan yok</translation>
    </message>
    <message>
        <source>OpenClaw has no channel of this name without a plugin</source>
        <translation>OpenClaw, eklentisiz bu adda bir kanal tanımaz</translation>
    </message>
    <message>
        <source>OpenClaw wants &quot;owner&quot;, &quot;last&quot;, &quot;none&quot; or the name of a channel here</source>
        <translation>OpenClaw burada &quot;owner&quot;, &quot;last&quot;, &quot;none&quot; ya da bir kanal adı ister</translation>
    </message>
    <message>
        <source>OpenClaw knows no key &quot;{key}&quot; here and refuses the file</source>
        <translation>OpenClaw burada &quot;{key}&quot; anahtarını tanımaz ve dosyayı reddeder</translation>
    </message>
    <message>
        <source>OpenClaw knows no key &quot;{key}&quot; here and refuses the file; &quot;{near}&quot; is near</source>
        <translation>OpenClaw burada &quot;{key}&quot; anahtarını tanımaz ve dosyayı reddeder; &quot;{near}&quot; ona yakın</translation>
    </message>
    <message>
        <source>There is no plugin &quot;{plugin}&quot;</source>
        <translation>&quot;{plugin}&quot; adlı bir eklenti yok</translation>
    </message>
    <message>
        <source>No provider &quot;{provider}&quot; is declared, and OpenClaw brings none of this name</source>
        <translation>&quot;{provider}&quot; adlı bir sağlayıcı tanımlı değil, OpenClaw da bu adda birini getirmez</translation>
    </message>
    <message>
        <source>This must be one of the roles defined beside it</source>
        <translation>Bu, yanında tanımlı rollerden biri olmalıdır</translation>
    </message>
    <message>
        <source>This must be one of the providers declared beside it</source>
        <translation>Bu, yanında tanımlı sağlayıcılardan biri olmalıdır</translation>
    </message>
    <message>
        <source>OpenClaw has no web search provider of this name without a plugin</source>
        <translation>OpenClaw, eklentisiz bu adda bir web araması sağlayıcısı tanımaz</translation>
    </message>
    <message>
        <source>A heavily quantised local model is easily talked into misuse by what it reads (prompt injection), and here it may use every tool without a sandbox</source>
        <translation>Çok sıkıştırılmış bir yerel model, okuduklarıyla kolayca kötüye kullanıma çekilir (istem enjeksiyonu) ve burada korumalı alan olmadan her aracı kullanabilir</translation>
    </message>
    <message>
        <source>A small local model is easily talked into misuse by what it reads (prompt injection), and here it may use every tool without a sandbox</source>
        <translation>Küçük bir yerel model, okuduklarıyla kolayca kötüye kullanıma çekilir (istem enjeksiyonu) ve burada korumalı alan olmadan her aracı kullanabilir</translation>
    </message>
    <message>
        <source>OpenClaw wants {expected} here, not {received}</source>
        <translation>OpenClaw burada {expected} ister, {received} değil</translation>
    </message>
    <message>
        <source>string</source>
        <translation>metin</translation>
    </message>
    <message>
        <source>number</source>
        <translation>sayı</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>tam sayı</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ya da false</translation>
    </message>
    <message>
        <source>list</source>
        <translation>liste</translation>
    </message>
    <message>
        <source>object</source>
        <translation>nesne</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>a number that is not finite</source>
        <translation>sonlu olmayan bir sayı</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>true ya da false</translation>
    </message>
    <message>
        <source>&quot;{model}&quot; is no alias and names no provider; OpenClaw takes it for {meant}</source>
        <translation>“{model}” bir takma ad değil ve sağlayıcı belirtmiyor; OpenClaw bunu {meant} olarak anlıyor</translation>
    </message>
    <message>
        <source>This wants &quot;once&quot; or &quot;never&quot;; it has no effect until then</source>
        <translation>Burada &quot;once&quot; ya da &quot;never&quot; yazmalı; o zamana kadar etkisi yoktur</translation>
    </message>
    <message>
        <source>This wants &quot;any&quot; or &quot;local-only&quot;; until then images and files stay local</source>
        <translation>Burada &quot;any&quot; ya da &quot;local-only&quot; yazmalı; o zamana kadar görseller ve dosyalar bu ağda kalır</translation>
    </message>
</context>
<context>
    <name>Diff</name>
    <message>
        <source>What would change</source>
        <translation>Neler değişecek</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>eklendi: %1</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>kaldırıldı: %1</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Stopped</source>
        <translation>Durdu</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Başlıyor</translation>
    </message>
    <message>
        <source>Listens on %1, port %2</source>
        <translation>Dinlediği adres %1, bağlantı noktası %2</translation>
    </message>
    <message>
        <source>Could not listen</source>
        <translation>Dinleyemedi</translation>
    </message>
    <message>
        <source>Finishes what it has begun</source>
        <translation>Başladığını bitiriyor</translation>
    </message>
    <message>
        <source>Served by the background service</source>
        <translation>Arka plan hizmeti tarafından sunuluyor</translation>
    </message>
    <message>
        <source>Routing engine</source>
        <translation>Yönlendirme motoru</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Taşı</translation>
    </message>
    <message>
        <source>Next free one</source>
        <translation>Sıradaki boş</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Bağlantı noktası</translation>
    </message>
    <message>
        <source>Clients that Switchyard wrote follow</source>
        <translation>Switchyard&apos;ın yazdığı istemciler de uyarlanır</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Başla</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>İstemciler</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Bağla…</translation>
    </message>
    <message>
        <source>OpenClaw and others</source>
        <translation>OpenClaw ve diğerleri</translation>
    </message>
    <message>
        <source>Writes OpenClaw&apos;s file for you, or gives you lines to paste</source>
        <translation>OpenClaw dosyasını sizin için yazar ya da yapıştırılacak satırlar verir</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Yenisini oluştur</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Erişim anahtarı</translation>
    </message>
    <message>
        <source>Every client needs it. It is never shown; a new one shuts out clients that others set up</source>
        <translation>Her istemciye gerekir. Hiç gösterilmez; yenisi, başkalarının ayarladığı istemcileri dışarıda bırakır</translation>
    </message>
    <message>
        <source>The token is on the clipboard</source>
        <translation>Erişim anahtarı panoda</translation>
    </message>
    <message>
        <source>There is a new token. Clients that Switchyard set up have it already; others need it.</source>
        <translation>Yeni bir erişim anahtarı var. Switchyard&apos;ın ayarladığı istemcilerde hazır; diğerlerine sizin vermeniz gerekir.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Uyarlamalı</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>Her %1</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Ne sıklıkta</translation>
    </message>
    <message>
        <source>Adaptive: often while something loads, rarely for hosted providers and dead ones</source>
        <translation>Uyarlamalı: bir şey yüklenirken sık, barındırılan ve kapalı sağlayıcılarda seyrek</translation>
    </message>
    <message>
        <source>Pause all checks</source>
        <translation>Tüm denetimleri duraklat</translation>
    </message>
    <message>
        <source>Routed requests still tell how their providers are</source>
        <translation>Yönlendirilen istekler sağlayıcılarının durumunu yine de gösterir</translation>
    </message>
    <message>
        <source>free</source>
        <translation>ücretsiz</translation>
    </message>
    <message>
        <source>What a check costs</source>
        <translation>Bir denetimin bedeli</translation>
    </message>
    <message>
        <source>It asks for lists and states only: it loads no model, generates nothing and costs nothing</source>
        <translation>Yalnızca liste ve durum sorar: model yüklemez, bir şey üretmez, ücreti yoktur</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Line %L1, column %L2: %3</source>
        <translation>Satır %L1, sütun %L2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, details</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>That value is not possible here.</source>
        <translation>Bu değer burada kullanılamaz.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Artık orada değil.</translation>
    </message>
    <message>
        <source>That name is taken. Choose another one.</source>
        <translation>Bu ad alınmış. Başka bir ad seçin.</translation>
    </message>
    <message>
        <source>The text cannot be read.</source>
        <translation>Metin okunamıyor.</translation>
    </message>
    <message>
        <source>OpenClaw does not accept this value.</source>
        <translation>OpenClaw bu değeri kabul etmiyor.</translation>
    </message>
    <message>
        <source>It is larger than allowed.</source>
        <translation>İzin verilenden büyük.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Dosya okunamadı.</translation>
    </message>
    <message>
        <source>The file could not be written. Check the free space and the rights of its folder.</source>
        <translation>Dosya yazılamadı. Boş alanı ve klasörün izinlerini denetleyin.</translation>
    </message>
    <message>
        <source>The system does not allow it. Check the rights of the file.</source>
        <translation>Sistem buna izin vermiyor. Dosyanın izinlerini denetleyin.</translation>
    </message>
    <message>
        <source>It was changed by another program meanwhile.</source>
        <translation>Bu arada başka bir program tarafından değiştirildi.</translation>
    </message>
    <message>
        <source>Another program uses this port.</source>
        <translation>Bu bağlantı noktasını başka bir program kullanıyor.</translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation>Bağlantı kurulamadı.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Zamanında yanıt gelmedi.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>İptal edildi.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense.</source>
        <translation>Sunucunun yanıtı anlamsız.</translation>
    </message>
    <message>
        <source>The key is missing or was refused.</source>
        <translation>Anahtar eksik ya da reddedildi.</translation>
    </message>
    <message>
        <source>This service is not there.</source>
        <translation>Bu hizmet yok.</translation>
    </message>
    <message>
        <source>This is not possible here.</source>
        <translation>Bu burada yapılamaz.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Bir şeyler ters gitti.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, then try again.</source>
        <translation>Anahtarlık kilitli. Kilidini açıp yeniden deneyin.</translation>
    </message>
</context>
<context>
    <name>ErrorDetail</name>
    <message>
        <source>the text is larger than 64 MiB</source>
        <translation>metin 64 MiB&apos;tan büyük</translation>
    </message>
    <message>
        <source>split it into smaller files</source>
        <translation>daha küçük dosyalara bölün</translation>
    </message>
    <message>
        <source>the new value is not JSON5: %1</source>
        <translation>yeni değer JSON5 değil: %1</translation>
    </message>
    <message>
        <source>more than 100 missing parents would have to be made</source>
        <translation>100&apos;den fazla eksik üst öğe oluşturmak gerekirdi</translation>
    </message>
    <message>
        <source>the values would be nested more than 10000 levels deep</source>
        <translation>değerler 10000&apos;den fazla düzey iç içe geçerdi</translation>
    </message>
    <message>
        <source>the text would be larger than 64 MiB</source>
        <translation>metin 64 MiB&apos;tan büyük olurdu</translation>
    </message>
    <message>
        <source>the root value cannot be removed</source>
        <translation>kök değer kaldırılamaz</translation>
    </message>
    <message>
        <source>the comment is never closed</source>
        <translation>açıklama kapatılmamış</translation>
    </message>
    <message>
        <source>add */ where the comment ends</source>
        <translation>açıklamanın bittiği yere */ ekleyin</translation>
    </message>
    <message>
        <source>the string has no closing quote on its line</source>
        <translation>metnin satırında kapanış tırnağı yok</translation>
    </message>
    <message>
        <source>add &quot; at the end of the string</source>
        <translation>metnin sonuna &quot; ekleyin</translation>
    </message>
    <message>
        <source>add &apos; at the end of the string</source>
        <translation>metnin sonuna &apos; ekleyin</translation>
    </message>
    <message>
        <source>JSON5 has no octal escapes</source>
        <translation>JSON5 sekizlik kaçış dizisi tanımaz</translation>
    </message>
    <message>
        <source>write the character as \xHH or \uHHHH</source>
        <translation>karakteri \xHH ya da \uHHHH olarak yazın</translation>
    </message>
    <message>
        <source>\x needs two hexadecimal digits</source>
        <translation>\x iki onaltılık basamak ister</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u dört onaltılık basamak ister</translation>
    </message>
    <message>
        <source>complete the escape, or double the backslash</source>
        <translation>kaçış dizisini tamamlayın ya da ters bölüyü ikileyin</translation>
    </message>
    <message>
        <source>a value must stand here</source>
        <translation>burada bir değer bulunmalı</translation>
    </message>
    <message>
        <source>start with { or [</source>
        <translation>{ ya da [ ile başlayın</translation>
    </message>
    <message>
        <source>there is text after the end of the value</source>
        <translation>değerin bitiminden sonra metin var</translation>
    </message>
    <message>
        <source>remove it, or check the brackets before it</source>
        <translation>onu silin ya da önündeki ayraçlara bakın</translation>
    </message>
    <message>
        <source>this key needs quotes</source>
        <translation>bu anahtar tırnak içinde olmalı</translation>
    </message>
    <message>
        <source>put the key in quotes</source>
        <translation>anahtarı tırnak içine alın</translation>
    </message>
    <message>
        <source>there is no member before this comma</source>
        <translation>bu virgülden önce öğe yok</translation>
    </message>
    <message>
        <source>remove the comma</source>
        <translation>virgülü silin</translation>
    </message>
    <message>
        <source>there is no key before this colon</source>
        <translation>bu iki noktadan önce anahtar yok</translation>
    </message>
    <message>
        <source>write a key before the colon</source>
        <translation>iki noktadan önce bir anahtar yazın</translation>
    </message>
    <message>
        <source>this value of an object has no key</source>
        <translation>nesnenin bu değerinin anahtarı yok</translation>
    </message>
    <message>
        <source>write a key and a colon before it</source>
        <translation>önüne bir anahtar ve iki nokta yazın</translation>
    </message>
    <message>
        <source>the key has no colon and value</source>
        <translation>anahtarın iki noktası ve değeri yok</translation>
    </message>
    <message>
        <source>write a colon and a value behind the key</source>
        <translation>anahtardan sonra iki nokta ve bir değer yazın</translation>
    </message>
    <message>
        <source>there is one colon too many</source>
        <translation>bir iki nokta fazla</translation>
    </message>
    <message>
        <source>remove the colon</source>
        <translation>iki noktayı silin</translation>
    </message>
    <message>
        <source>there is no value behind the colon</source>
        <translation>iki noktadan sonra değer yok</translation>
    </message>
    <message>
        <source>write a value, or remove the key</source>
        <translation>bir değer yazın ya da anahtarı silin</translation>
    </message>
    <message>
        <source>there is no item before this comma</source>
        <translation>bu virgülden önce öğe yok</translation>
    </message>
    <message>
        <source>remove the comma, or write null</source>
        <translation>virgülü silin ya da null yazın</translation>
    </message>
    <message>
        <source>a colon cannot stand in an array</source>
        <translation>dizide iki nokta bulunamaz</translation>
    </message>
    <message>
        <source>use { } for keys and values</source>
        <translation>anahtar ve değerler için { } kullanın</translation>
    </message>
    <message>
        <source>a colon cannot stand here</source>
        <translation>burada iki nokta bulunamaz</translation>
    </message>
    <message>
        <source>remove the colon, or add a key</source>
        <translation>iki noktayı silin ya da bir anahtar ekleyin</translation>
    </message>
    <message>
        <source>there is no comma between two items</source>
        <translation>iki öğe arasında virgül yok</translation>
    </message>
    <message>
        <source>add a comma</source>
        <translation>bir virgül ekleyin</translation>
    </message>
    <message>
        <source>this bracket closes nothing</source>
        <translation>bu ayraç hiçbir şeyi kapatmıyor</translation>
    </message>
    <message>
        <source>remove it, or write ]</source>
        <translation>onu silin ya da ] yazın</translation>
    </message>
    <message>
        <source>remove it, or write }</source>
        <translation>onu silin ya da } yazın</translation>
    </message>
    <message>
        <source>the object that starts here is never closed</source>
        <translation>burada başlayan nesne kapatılmamış</translation>
    </message>
    <message>
        <source>the array that starts here is never closed</source>
        <translation>burada başlayan dizi kapatılmamış</translation>
    </message>
    <message>
        <source>add the missing }</source>
        <translation>eksik } ekleyin</translation>
    </message>
    <message>
        <source>add the missing ]</source>
        <translation>eksik ] ekleyin</translation>
    </message>
    <message>
        <source>the values are nested more than 10000 levels deep</source>
        <translation>değerler 10000&apos;den fazla düzey iç içe</translation>
    </message>
    <message>
        <source>remove the levels that are not needed</source>
        <translation>gerekmeyen düzeyleri kaldırın</translation>
    </message>
    <message>
        <source>this word is no value; only keys may go without quotes</source>
        <translation>bu sözcük bir değer değil; yalnızca anahtarlar tırnaksız olabilir</translation>
    </message>
    <message>
        <source>put it in quotes</source>
        <translation>tırnak içine alın</translation>
    </message>
    <message>
        <source>this is not a number of JSON5</source>
        <translation>bu bir JSON5 sayısı değil</translation>
    </message>
    <message>
        <source>write a number, or put it in quotes</source>
        <translation>bir sayı yazın ya da tırnak içine alın</translation>
    </message>
    <message>
        <source>this is not JSON5</source>
        <translation>bu JSON5 değil</translation>
    </message>
    <message>
        <source>put it in quotes, or remove it</source>
        <translation>tırnak içine alın ya da silin</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>değer yok</translation>
    </message>
    <message>
        <source>write { } to start with</source>
        <translation>başlangıç için { } yazın</translation>
    </message>
    <message>
        <source>the URL&apos;s IPv6 address has no closing bracket</source>
        <translation>adresteki IPv6 adresinin kapanış ayracı yok</translation>
    </message>
    <message>
        <source>the URL&apos;s IPv6 address is not one</source>
        <translation>adresteki IPv6 adresi geçerli değil</translation>
    </message>
    <message>
        <source>the URL has characters between host and port</source>
        <translation>adreste ana bilgisayar adı ile bağlantı noktası arasında fazla karakter var</translation>
    </message>
    <message>
        <source>the URL&apos;s host name has characters that host names cannot have</source>
        <translation>ana bilgisayar adında olamayacak karakterler var</translation>
    </message>
    <message>
        <source>the URL has no host</source>
        <translation>adreste ana bilgisayar adı yok</translation>
    </message>
    <message>
        <source>the URL&apos;s port is not a number from 1 to 65535</source>
        <translation>bağlantı noktası 1 ile 65535 arasında bir sayı değil</translation>
    </message>
    <message>
        <source>the URL has a space or a control character in it</source>
        <translation>adreste boşluk ya da denetim karakteri var</translation>
    </message>
    <message>
        <source>the URL does not begin with http:// or https://</source>
        <translation>adres http:// ya da https:// ile başlamıyor</translation>
    </message>
    <message>
        <source>the URL&apos;s scheme is not http or https</source>
        <translation>adresin şeması http ya da https değil</translation>
    </message>
    <message>
        <source>the URL has a user name or password in it; put the key into apiKey instead</source>
        <translation>adreste kullanıcı adı ya da parola var; anahtarı apiKey alanına koyun</translation>
    </message>
    <message>
        <source>the URL has a query or a fragment, which a base URL cannot have</source>
        <translation>adreste sorgu ya da parça var; temel adreste bunlar olamaz</translation>
    </message>
    <message>
        <source>OpenClaw takes one model here, without fallbacks</source>
        <translation>OpenClaw burada yedeksiz tek bir model kabul eder</translation>
    </message>
    <message>
        <source>%1 is in this chain already</source>
        <translation>%1 zaten bu zincirde</translation>
    </message>
    <message>
        <source>there is no agent &quot;%1&quot; in the file</source>
        <translation>dosyada &quot;%1&quot; adlı ajan yok</translation>
    </message>
    <message>
        <source>there is no place %1 in this chain</source>
        <translation>bu zincirde %1 numaralı yer yok</translation>
    </message>
    <message>
        <source>there is nothing to inherit</source>
        <translation>devralınacak bir şey yok</translation>
    </message>
    <message>
        <source>there is no model to put in the chain</source>
        <translation>zincire konacak model yok</translation>
    </message>
    <message>
        <source>there is a model &quot;%1&quot; already</source>
        <translation>&quot;%1&quot; adlı model zaten var</translation>
    </message>
    <message>
        <source>there is a provider &quot;%1&quot; already</source>
        <translation>&quot;%1&quot; adlı sağlayıcı zaten var</translation>
    </message>
    <message>
        <source>there is no provider &quot;%1&quot; in the file</source>
        <translation>dosyada &quot;%1&quot; adlı sağlayıcı yok</translation>
    </message>
    <message>
        <source>the file declares no model %1</source>
        <translation>dosyada %1 modeli tanımlı değil</translation>
    </message>
    <message>
        <source>the alias &quot;%1&quot; stands for %2</source>
        <translation>&quot;%1&quot; takma adı şu modele ait: %2</translation>
    </message>
    <message>
        <source>a model needs an id</source>
        <translation>modelin bir kimliği olmalı</translation>
    </message>
    <message>
        <source>a provider needs a name</source>
        <translation>sağlayıcının bir adı olmalı</translation>
    </message>
    <message>
        <source>a provider is an object { … }</source>
        <translation>sağlayıcı bir { … } nesnesidir</translation>
    </message>
    <message>
        <source>a provider&apos;s name cannot be empty or hold a slash</source>
        <translation>sağlayıcının adı boş olamaz ve eğik çizgi içeremez</translation>
    </message>
    <message>
        <source>a provider&apos;s name cannot hold a slash, because references end it there</source>
        <translation>sağlayıcının adı eğik çizgi içeremez; başvurularda ad orada biter</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>burada bir şey yok: %1</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>geri alınacak bir şey yok</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>yinelenecek bir şey yok</translation>
    </message>
    <message>
        <source>the file %1 has changed at this place since</source>
        <translation>%1 dosyası o zamandan beri burada değişti</translation>
    </message>
    <message>
        <source>the file %1 is not included any more</source>
        <translation>%1 dosyası artık içerilmiyor</translation>
    </message>
    <message>
        <source>the edit would leave a text that is not JSON5: %1</source>
        <translation>düzenleme sonucunda metin JSON5 olmaktan çıkardı: %1</translation>
    </message>
    <message>
        <source>the OpenClaw this file belongs to does not know api &quot;%1&quot;</source>
        <translation>bu dosyanın ait olduğu OpenClaw, &quot;%1&quot; protokolünü tanımıyor</translation>
    </message>
    <message>
        <source>the OpenClaw this file belongs to knows no contextTokens</source>
        <translation>bu dosyanın ait olduğu OpenClaw, contextTokens ayarını tanımıyor</translation>
    </message>
    <message>
        <source>the OpenClaw this file belongs to knows no secret references</source>
        <translation>bu dosyanın ait olduğu OpenClaw, gizli değer başvurularını tanımıyor</translation>
    </message>
    <message>
        <source>the OpenClaw this file belongs to knows no timeoutSeconds and no region</source>
        <translation>bu dosyanın ait olduğu OpenClaw, timeoutSeconds ve region ayarlarını tanımıyor</translation>
    </message>
    <message>
        <source>There is no such region for OpenRouter in the catalogue</source>
        <translation>Katalogda OpenRouter için böyle bir bölge yok</translation>
    </message>
    <message>
        <source>This item is not settled by an edit of the configuration</source>
        <translation>Bu madde yapılandırmayı düzenleyerek giderilmez</translation>
    </message>
    <message>
        <source>This problem has no fix that can be applied here</source>
        <translation>Bu sorunun burada uygulanabilecek bir çözümü yok</translation>
    </message>
    <message>
        <source>The pasted text is longer than a provider&apos;s entry can be</source>
        <translation>Yapıştırılan metin bir sağlayıcı kaydının olabileceğinden uzun</translation>
    </message>
    <message>
        <source>A password in an address has its /, ? and # written as %2F, %3F and %23</source>
        <translation>Adresteki parolada /, ? ve # karakterleri %2F, %3F ve %23 olarak yazılır</translation>
    </message>
    <message>
        <source>The command holds no URL</source>
        <translation>Komutta adres yok</translation>
    </message>
    <message>
        <source>There is no address; paste one such as http://127.0.0.1:1234</source>
        <translation>Adres yok; http://127.0.0.1:1234 gibi bir adres yapıştırın</translation>
    </message>
    <message>
        <source>This is neither an address nor a cURL command nor a provider block</source>
        <translation>Bu ne bir adres, ne bir cURL komutu, ne de bir sağlayıcı bloğu</translation>
    </message>
    <message>
        <source>This looks like a key; the address goes here</source>
        <translation>Bu bir anahtara benziyor; buraya adres yazılır</translation>
    </message>
    <message>
        <source>the policy file cannot be understood; repair it first</source>
        <translation>kural dosyası anlaşılamıyor; önce onu onarın</translation>
    </message>
    <message>
        <source>the policy file already has an entry for &quot;%1&quot;</source>
        <translation>kural dosyasında &quot;%1&quot; için zaten bir kayıt var</translation>
    </message>
    <message>
        <source>the policy&apos;s rules for &quot;%1&quot; would become those of an agent</source>
        <translation>&quot;%1&quot; kuralları bir ajanın kurallarına dönüşürdü</translation>
    </message>
    <message>
        <source>the policy file &apos;%1&apos; cannot be read: %2</source>
        <translation>&apos;%1&apos; kural dosyası okunamıyor: %2</translation>
    </message>
    <message>
        <source>a policy is an object; write it between { and }</source>
        <translation>kural dosyası bir nesnedir; { ile } arasına yazın</translation>
    </message>
    <message>
        <source>a credential&apos;s name holds letters, digits, . _ and -, at most 64</source>
        <translation>anahtar adı harf, rakam, . _ ve - içerir; en çok 64 karakter</translation>
    </message>
    <message>
        <source>a key&apos;s name holds letters, digits, . _ and -, at most 64</source>
        <translation>anahtar adı harf, rakam, . _ ve - içerir; en çok 64 karakter</translation>
    </message>
    <message>
        <source>a named key lives in the keychain, in a private file or in this session only</source>
        <translation>adlandırılmış anahtar anahtarlıkta, özel bir dosyada ya da yalnızca bu oturumda durur</translation>
    </message>
    <message>
        <source>choose a provider that uses the key &apos;%1&apos;</source>
        <translation>&apos;%1&apos; anahtarını kullanan bir sağlayıcı seçin</translation>
    </message>
    <message>
        <source>there is no key to keep</source>
        <translation>saklanacak anahtar yok</translation>
    </message>
    <message>
        <source>it is not known yet where the key of &apos;%1&apos; is; try again</source>
        <translation>&apos;%1&apos; anahtarının nerede olduğu henüz bilinmiyor; yeniden deneyin</translation>
    </message>
    <message>
        <source>the provider &apos;%1&apos; has no key to move</source>
        <translation>&apos;%1&apos; sağlayıcısının taşınacak anahtarı yok</translation>
    </message>
    <message>
        <source>no keyring has been set up yet; unlocking sets one up</source>
        <translation>henüz anahtarlık kurulmamış; kilidi açınca kurulur</translation>
    </message>
    <message>
        <source>the keychain did not answer in time</source>
        <translation>anahtarlık zamanında yanıt vermedi</translation>
    </message>
    <message>
        <source>the keychain failed: %1</source>
        <translation>anahtarlık hata verdi: %1</translation>
    </message>
    <message>
        <source>the keychain gave back something else than was put in</source>
        <translation>anahtarlık konulandan başka bir şey geri verdi</translation>
    </message>
    <message>
        <source>the keychain holds no entry &apos;%1&apos;</source>
        <translation>anahtarlıkta &apos;%1&apos; kaydı yok</translation>
    </message>
    <message>
        <source>the keychain holds no such entry</source>
        <translation>anahtarlıkta böyle bir kayıt yok</translation>
    </message>
    <message>
        <source>the keychain is locked; unlock it and try again</source>
        <translation>anahtarlık kilitli; kilidini açıp yeniden deneyin</translation>
    </message>
    <message>
        <source>the keychain refused access: %1</source>
        <translation>anahtarlık erişime izin vermedi: %1</translation>
    </message>
    <message>
        <source>there is no keychain service: %1</source>
        <translation>anahtarlık hizmeti yok: %1</translation>
    </message>
    <message>
        <source>the variable %1 is not set</source>
        <translation>%1 değişkeni tanımlı değil</translation>
    </message>
    <message>
        <source>the file &apos;%1&apos; has no text at &apos;%2&apos;</source>
        <translation>&apos;%1&apos; dosyasında &apos;%2&apos; yerinde metin yok</translation>
    </message>
    <message>
        <source>the file &apos;%1&apos; is not a JSON object</source>
        <translation>&apos;%1&apos; dosyası bir JSON nesnesi değil</translation>
    </message>
    <message>
        <source>the file %1 can be read by others; run chmod 600 on it</source>
        <translation>%1 dosyasını başkaları da okuyabiliyor; chmod 600 uygulayın</translation>
    </message>
    <message>
        <source>the file %1 cannot be read: %2</source>
        <translation>%1 dosyası okunamıyor: %2</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>%1 dosyası yok</translation>
    </message>
    <message>
        <source>the file %1 is larger than 1 MiB</source>
        <translation>%1 dosyası 1 MiB&apos;tan büyük</translation>
    </message>
    <message>
        <source>only OpenClaw itself can read its store; use another kind of reference</source>
        <translation>OpenClaw&apos;ın deposunu yalnızca OpenClaw okuyabilir; başka türde bir başvuru kullanın</translation>
    </message>
    <message>
        <source>secrets.providers.%1 does not name a command</source>
        <translation>secrets.providers.%1 bir komut belirtmiyor</translation>
    </message>
    <message>
        <source>secrets.providers.%1 does not name a file</source>
        <translation>secrets.providers.%1 bir dosya belirtmiyor</translation>
    </message>
    <message>
        <source>the secrets command answered with another key</source>
        <translation>gizli değer komutu başka bir anahtarla yanıt verdi</translation>
    </message>
    <message>
        <source>the secrets command&apos;s answer is not a JSON object</source>
        <translation>gizli değer komutunun yanıtı bir JSON nesnesi değil</translation>
    </message>
    <message>
        <source>%1 answered with more than 1 MiB</source>
        <translation>%1 1 MiB&apos;tan uzun yanıt verdi</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 başlatılamıyor: %2</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 zamanında yanıt vermedi</translation>
    </message>
    <message>
        <source>%1 failed with exit code %2</source>
        <translation>%1 %2 çıkış koduyla başarısız oldu</translation>
    </message>
    <message>
        <source>%1 can be changed by other users</source>
        <translation>%1 başka kullanıcılarca değiştirilebiliyor</translation>
    </message>
    <message>
        <source>%1 lies in a temporary folder; install the package first</source>
        <translation>%1 geçici bir klasörde; önce paketi kurun</translation>
    </message>
    <message>
        <source>%1 lies in a build folder and may be gone tomorrow; install the package first</source>
        <translation>%1 bir derleme klasöründe ve yarın silinmiş olabilir; önce paketi kurun</translation>
    </message>
    <message>
        <source>no installed switchyard command was found; install the package first</source>
        <translation>kurulu bir switchyard komutu bulunamadı; önce paketi kurun</translation>
    </message>
    <message>
        <source>this configuration belongs to an older OpenClaw, which takes no references to keys; use a variable such as ${NAME} instead</source>
        <translation>bu yapılandırma, anahtar başvurusu kabul etmeyen eski bir OpenClaw&apos;a ait; onun yerine ${NAME} gibi bir değişken kullanın</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be made executable</source>
        <translation>&apos;%1&apos; çalıştırılabilir yapılamıyor</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be removed: %2</source>
        <translation>&apos;%1&apos; kaldırılamıyor: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written: %2</source>
        <translation>&apos;%1&apos; yazılamıyor: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in the way: it is not a folder</source>
        <translation>&apos;%1&apos; engel oluyor: klasör değil</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is larger than 64 MiB</source>
        <translation>&apos;%1&apos; 64 MiB&apos;tan büyük</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a regular file</source>
        <translation>&apos;%1&apos; sıradan bir dosya değil</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was changed meanwhile by another program</source>
        <translation>&apos;%1&apos; bu arada başka bir program tarafından değiştirildi</translation>
    </message>
    <message>
        <source>another Switchyard process is saving this file</source>
        <translation>başka bir Switchyard süreci bu dosyayı kaydediyor</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;: %2</source>
        <translation>&apos;%1&apos; yazılamıyor: %2</translation>
    </message>
    <message>
        <source>confirm the first change of the configuration file before renaming a provider that the policy speaks of</source>
        <translation>kural dosyasında geçen bir sağlayıcının adını değiştirmeden önce yapılandırma dosyasındaki ilk değişikliği onaylayın</translation>
    </message>
    <message>
        <source>the folder &apos;%1&apos; cannot be made</source>
        <translation>&apos;%1&apos; klasörü oluşturulamıyor</translation>
    </message>
    <message>
        <source>the history &apos;%1&apos; cannot be opened: %2</source>
        <translation>&apos;%1&apos; geçmişi açılamıyor: %2</translation>
    </message>
    <message>
        <source>the history &apos;%1&apos; cannot be written</source>
        <translation>&apos;%1&apos; geçmişi yazılamıyor</translation>
    </message>
    <message>
        <source>the history was written by a newer Switchyard and is left alone</source>
        <translation>geçmiş daha yeni bir Switchyard tarafından yazılmış; ona dokunulmuyor</translation>
    </message>
    <message>
        <source>the included file &apos;%1&apos; cannot be read: %2</source>
        <translation>içerilen &apos;%1&apos; dosyası okunamıyor: %2</translation>
    </message>
    <message>
        <source>the included file &apos;%1&apos; does not exist</source>
        <translation>içerilen &apos;%1&apos; dosyası yok</translation>
    </message>
    <message>
        <source>the included file &apos;%1&apos; is larger than 2 MiB</source>
        <translation>içerilen &apos;%1&apos; dosyası 2 MiB&apos;tan büyük</translation>
    </message>
    <message>
        <source>the included file &apos;%1&apos; lies outside the configuration&apos;s folder</source>
        <translation>içerilen &apos;%1&apos; dosyası yapılandırmanın klasörü dışında</translation>
    </message>
    <message>
        <source>the included file &apos;%1&apos; must be a regular file with a single name (no hard link)</source>
        <translation>içerilen &apos;%1&apos; dosyası tek adlı sıradan bir dosya olmalı (sabit bağ olmamalı)</translation>
    </message>
    <message>
        <source>the lock &apos;%1&apos; cannot be opened: %2</source>
        <translation>&apos;%1&apos; kilidi açılamıyor: %2</translation>
    </message>
    <message>
        <source>the lock &apos;%1&apos; cannot be taken: %2</source>
        <translation>&apos;%1&apos; kilidi alınamıyor: %2</translation>
    </message>
    <message>
        <source>there is no backup %1</source>
        <translation>%1 yedeği yok</translation>
    </message>
    <message>
        <source>there is no file &apos;%1&apos;</source>
        <translation>&apos;%1&apos; dosyası yok</translation>
    </message>
    <message>
        <source>what was written beside &apos;%1&apos; reads back differently</source>
        <translation>&apos;%1&apos; yanına yazılan geri okununca farklı çıkıyor</translation>
    </message>
    <message>
        <source>%1 is read-only; change its permissions to edit</source>
        <translation>%1 salt okunur; düzenlemek için izinlerini değiştirin</translation>
    </message>
    <message>
        <source>%1=1 says that something else manages this file; change it there, or unset the variable</source>
        <translation>%1=1 bu dosyayı başka bir şeyin yönettiğini söylüyor; orada değiştirin ya da değişkeni kaldırın</translation>
    </message>
    <message>
        <source>this system has no autostart folder</source>
        <translation>bu sistemde otomatik başlatma klasörü yok</translation>
    </message>
    <message>
        <source>the routing engine did not answer: %1</source>
        <translation>yönlendirme motoru yanıt vermedi: %1</translation>
    </message>
    <message>
        <source>the routing engine is not running; start it and try again</source>
        <translation>yönlendirme motoru çalışmıyor; başlatıp yeniden deneyin</translation>
    </message>
    <message>
        <source>the answer broke off before its end</source>
        <translation>yanıt sonuna gelmeden kesildi</translation>
    </message>
    <message>
        <source>there was no complete answer within ten minutes</source>
        <translation>on dakika içinde tam bir yanıt gelmedi</translation>
    </message>
    <message>
        <source>the token was given on the command line or in SWITCHYARD_TOKEN, so it is not replaced</source>
        <translation>erişim anahtarı komut satırında ya da SWITCHYARD_TOKEN içinde verilmiş; bu yüzden değiştirilmiyor</translation>
    </message>
    <message>
        <source>this engine&apos;s token is not kept in a file</source>
        <translation>bu motorun erişim anahtarı bir dosyada tutulmuyor</translation>
    </message>
    <message>
        <source>no space left on the disk</source>
        <translation>diskte yer kalmadı</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>disk payınız doldu</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>dosya sistemi salt okunur</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>izin yok</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>böyle bir dosya ya da klasör yok</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>disk hata bildirdi</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>bağlantı reddedildi</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>not made yet</source>
        <translation>henüz oluşturulmadı</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>kaydedildi</translation>
    </message>
    <message>
        <source>has changes that are not saved yet</source>
        <translation>henüz kaydedilmemiş değişiklikleri var</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>kaydediliyor</translation>
    </message>
    <message>
        <source>changed by another program at the same place</source>
        <translation>aynı yerinden başka bir program değiştirdi</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>yazılamıyor</translation>
    </message>
    <message>
        <source>What going back to %1 would change</source>
        <translation>Şuna dönmek neyi değiştirir: %1</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Ona dön</translation>
    </message>
    <message>
        <source>The older text is back. It can be undone.</source>
        <translation>Eski metin geri geldi. Geri alınabilir.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Henüz yok</translation>
    </message>
    <message>
        <source>Before each save the older text is kept, twenty of them</source>
        <translation>Her kayıttan önce eski metin saklanır, en çok yirmi tane</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Karşılaştır…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geçmiş</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n gün</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep checks and requests for</source>
        <translation>Denetimlerin ve isteklerin saklanma süresi</translation>
    </message>
    <message>
        <source>Never prompts, answers or keys</source>
        <translation>İstemler, yanıtlar ve anahtarlar hiç saklanmaz</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Tümünü unut</translation>
    </message>
    <message>
        <source>Stored now</source>
        <translation>Şu anda saklanan</translation>
    </message>
    <message>
        <source>The store could not be opened</source>
        <translation>Depo açılamadı</translation>
    </message>
    <message>
        <source>The history is empty now</source>
        <translation>Geçmiş artık boş</translation>
    </message>
    <message>
        <source>OpenClaw&apos;s file</source>
        <translation>OpenClaw dosyası</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Yeniden oku</translation>
    </message>
    <message>
        <source>Add to the built-in ones</source>
        <translation>Yerleşik olanlara ekle</translation>
    </message>
    <message>
        <source>Only declared ones</source>
        <translation>Yalnızca tanımlananlar</translation>
    </message>
    <message>
        <source>Declared providers</source>
        <translation>Tanımlanan sağlayıcılar</translation>
    </message>
    <message>
        <source>With “only declared ones”, hosted fallbacks that are not declared disappear</source>
        <translation>“Yalnızca tanımlananlar” seçilirse tanımlanmamış barındırılan yedekler kaybolur</translation>
    </message>
    <message>
        <source>Older texts of the file</source>
        <translation>Dosyanın eski metinleri</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Anahtarlık</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Move them</source>
        <translation>Taşı</translation>
    </message>
    <message>
        <source>The system&apos;s keychain</source>
        <translation>Sistemin anahtarlığı</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>henüz sorulmadı</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>deneniyor</translation>
    </message>
    <message>
        <source>an entry could be written, read and deleted</source>
        <translation>bir kayıt yazılıp okunup silinebildi</translation>
    </message>
    <message>
        <source>Keys written in the file</source>
        <translation>Dosyada yazılı anahtarlar</translation>
    </message>
    <message>
        <source>none: anyone may read the file</source>
        <translation>yok: dosyayı herkes okuyabilir</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) in clear text</source>
        <translation>
            <numerusform>%n anahtar açık metin olarak</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys are in the keychain now</source>
        <translation>Anahtarlar artık anahtarlıkta</translation>
    </message>
    <message>
        <source>Move them back</source>
        <translation>Geri taşı</translation>
    </message>
    <message>
        <source>Keys in the keychain</source>
        <translation>Anahtarlıktaki anahtarlar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s). Moved back, they stand in openclaw.json for everyone who can read it</source>
        <translation>
            <numerusform>%n anahtar. Geri taşınınca openclaw.json içinde, onu okuyabilen herkese açık dururlar</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys stand in the file now</source>
        <translation>Anahtarlar artık dosyada</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>sn</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>dk</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>sa</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>g</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>~%1</source>
        <comment>approximately</comment>
        <translation>~%1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>şimdi</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 önce</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent: some languages put the sign first</comment>
        <translation>%%1</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>million tokens</comment>
        <translation>%1 Mn</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousand tokens</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <comment>tokens a second</comment>
        <translation>%1 tok/sn</translation>
    </message>
</context>
<context>
    <name>General</name>
    <message>
        <source>Like the system</source>
        <translation>Sistem gibi</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Yüksek karşıtlık</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Görünüm</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Otomatik</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Geniş</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Sıkışık</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Yoğun</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Satırlar</translation>
    </message>
    <message>
        <source>Automatic: dense above 32 endpoints</source>
        <translation>Otomatik: 32 uç noktadan çoksa yoğun</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Kapalı</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Hareket</translation>
    </message>
    <message>
        <source>Follows the system, which asks for less now</source>
        <translation>Sistemi izler; sistem şu anda azaltılmış hareket istiyor</translation>
    </message>
    <message>
        <source>Follows the system, which allows it now</source>
        <translation>Sistemi izler; sistem şu anda harekete izin veriyor</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Yazı tipi</translation>
    </message>
    <message>
        <source>Panel: Inter, which comes with Switchyard</source>
        <translation>Panel: Switchyard ile gelen Inter</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Dil ve bölge</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Switches at once, numbers and dates with it</source>
        <translation>Hemen değişir; sayılar ve tarihler de</translation>
    </message>
    <message>
        <source>On the desktop</source>
        <translation>Masaüstünde</translation>
    </message>
    <message>
        <source>Show in the tray</source>
        <translation>Sistem tepsisinde göster</translation>
    </message>
    <message>
        <source>Its icon is the worst state of the chain in use</source>
        <translation>Simgesi, kullanılan zincirin en kötü durumudur</translation>
    </message>
    <message>
        <source>This desktop has no tray now</source>
        <translation>Bu masaüstünde şu anda tepsi yok</translation>
    </message>
    <message>
        <source>Keeps Switchyard running</source>
        <translation>Switchyard çalışmayı sürdürür</translation>
    </message>
    <message>
        <source>Quits</source>
        <translation>Çıkar</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>Pencereyi kapatmak</translation>
    </message>
    <message>
        <source>The routing engine goes on while the tray icon is there</source>
        <translation>Tepsi simgesi durdukça yönlendirme motoru çalışır</translation>
    </message>
    <message>
        <source>Starting over</source>
        <translation>Baştan başlamak</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Göster</translation>
    </message>
    <message>
        <source>The first page</source>
        <translation>İlk sayfa</translation>
    </message>
    <message>
        <source>Looks for servers again; changes nothing by itself</source>
        <translation>Sunucuları yeniden arar; kendiliğinden hiçbir şeyi değiştirmez</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Tanıtımı başlat</translation>
    </message>
    <message>
        <source>The demo could not be started from here. Run switchyard --demo.</source>
        <translation>Tanıtım buradan başlatılamadı. switchyard --demo komutunu çalıştırın.</translation>
    </message>
    <message>
        <source>Demo servers</source>
        <translation>Tanıtım sunucuları</translation>
    </message>
    <message>
        <source>Pretend servers on this computer; touches no file</source>
        <translation>Bu bilgisayarda örnek sunucular; hiçbir dosyaya dokunmaz</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Oturum açılınca başlat</translation>
    </message>
    <message>
        <source>Without a window, in the tray where there is one</source>
        <translation>Penceresiz; varsa sistem tepsisinde</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Nobody takes over if it fails.</source>
        <translation>Hata verirse devralan yok.</translation>
    </message>
    <message>
        <source>If it fails, %1 takes over after %2 of loading.</source>
        <translation>Hata verirse %2 yüklemeyle devralan: %1.</translation>
    </message>
    <message>
        <source>If it fails, %1 takes over after loading its model.</source>
        <translation>Hata verirse modelini yükleyip devralan: %1.</translation>
    </message>
    <message>
        <source>If it fails, %1 takes over without a load.</source>
        <translation>Hata verirse beklemeden devralan: %1.</translation>
    </message>
    <message>
        <source>%1 is passed over.</source>
        <translation>Atlanan: %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>provider, state</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2 since %3.</source>
        <comment>provider, state, time of day</comment>
        <translation>%1: %2 (başlangıç %3).</translation>
    </message>
    <message>
        <source>All %L1 are well.</source>
        <translation>%L1 uç noktanın hepsi iyi.</translation>
    </message>
    <message>
        <source>%L1 of %L2 need a look.</source>
        <translation>%L2 uç noktadan %L1 tanesi ilgi bekliyor.</translation>
    </message>
    <message>
        <source>Some of them are answering now.</source>
        <translation>Bazıları şu anda yanıt veriyor.</translation>
    </message>
    <message>
        <source>None of them is answering anyone now.</source>
        <translation>Şu anda hiçbiri kimseye yanıt vermiyor.</translation>
    </message>
    <message>
        <source>No model is chosen yet</source>
        <translation>Henüz model seçilmedi</translation>
    </message>
    <message>
        <source>Choose a primary on the Routing page, or add a provider.</source>
        <translation>Yönlendirme sayfasında birincil model seçin ya da sağlayıcı ekleyin.</translation>
    </message>
    <message>
        <source>All agents are answered by %1</source>
        <translation>Tüm ajanları %1 yanıtlıyor</translation>
    </message>
    <message>
        <source>Nobody can answer now</source>
        <translation>Şu anda yanıt verebilecek yok</translation>
    </message>
    <message>
        <source>The default chain is empty.</source>
        <translation>Varsayılan zincir boş.</translation>
    </message>
    <message>
        <source>%1 answers, fallback %L2 of %L3</source>
        <comment>provider, number, count</comment>
        <translation>%1 yanıtlıyor, yedek %L2 / %L3</translation>
    </message>
    <message>
        <source>%1 leads the default chain and loads with the first request.</source>
        <translation>Varsayılan zincirin başında %1 var; ilk istekle yüklenir.</translation>
    </message>
    <message>
        <source>%1 leads the default chain since %2.</source>
        <comment>model, time of day</comment>
        <translation>Varsayılan zincirin başında %1 var (başlangıç %2).</translation>
    </message>
    <message>
        <source>%1 leads the default chain.</source>
        <translation>Varsayılan zincirin başında %1 var.</translation>
    </message>
    <message>
        <source>%1 by nobody</source>
        <comment>one agent&apos;s name or how many</comment>
        <translation>%1 için yanıtlayan yok</translation>
    </message>
    <message>
        <source>The default chain is answered by %1</source>
        <translation>%1 varsayılan zinciri</translation>
    </message>
    <message>
        <source>Nobody answers the default chain</source>
        <translation>Varsayılan zinciri yanıtlayan yok</translation>
    </message>
    <message>
        <source>%1 is answered by %2</source>
        <comment>agent, provider</comment>
        <translation>%2 %1 ajanını</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) are answered by %1</source>
        <translation>
            <numerusform>%1 %n ajanı</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>one agent&apos;s name, provider</comment>
        <translation>%2 %1 ajanını</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>how many agents, provider</comment>
        <translation>%2 %1 ajanı</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>who answers whom, a list</comment>
        <translation>%1 yanıtlıyor</translation>
    </message>
    <message>
        <source>No model yet, so no row here: %1.</source>
        <comment>providers</comment>
        <translation>Henüz modeli olmadığından burada satırı yok: %1.</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>1st token</source>
        <comment>over a number: time to the first token</comment>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>over a number: tokens a second</comment>
        <translation>tok/sn</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>%1, %2</source>
        <comment>two remarks about a state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>answering now</source>
        <translation>şimdi yanıtlıyor</translation>
    </message>
    <message>
        <source>next in line</source>
        <translation>sıradaki</translation>
    </message>
    <message numerus="yes">
        <source>serving %n agent(s)</source>
        <translation>
            <numerusform>%n ajanı yanıtlıyor</numerusform>
        </translation>
    </message>
    <message>
        <source>serving %1</source>
        <comment>names of agents</comment>
        <translation>%1 için yanıtlıyor</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>elapsed, about how long in all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>how long so far</comment>
        <translation>%1 süredir</translation>
    </message>
    <message>
        <source>loads in %1</source>
        <comment>about how long</comment>
        <translation>%1 içinde yüklenir</translation>
    </message>
    <message>
        <source>loads on request</source>
        <translation>istekle yüklenir</translation>
    </message>
    <message>
        <source>again in %1</source>
        <comment>countdown</comment>
        <translation>%1 sonra yeniden</translation>
    </message>
    <message>
        <source>%1 of the last checks failed</source>
        <comment>percentage</comment>
        <translation>son denetimlerin %1 kadarı başarısız</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <comment>latency</comment>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>reason, how long</comment>
        <translation>%1, %2 süredir</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>time of day</comment>
        <translation>başlangıç %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>sıra %1</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>güncel değil</translation>
    </message>
    <message>
        <source>answers next, loads first</source>
        <translation>sıradaki yanıtı o verecek, önce yüklenir</translation>
    </message>
</context>
<context>
    <name>ImportDelegate</name>
    <message>
        <source>in the file</source>
        <translation>dosyada</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>bellekte</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>kullanımda</translation>
    </message>
    <message>
        <source>free</source>
        <translation>ücretsiz</translation>
    </message>
</context>
<context>
    <name>ImportHeader</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Bağlam</translation>
    </message>
    <message>
        <source>$ per M</source>
        <translation>1 M başına $</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Find a model</source>
        <translation>Model bul</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Bellekte</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Kullanımda</translation>
    </message>
    <message>
        <source>Models the server lists</source>
        <translation>Sunucunun listelediği modeller</translation>
    </message>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>%n model ekle</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Choose none of them</source>
        <translation>Hiçbirini seçme</translation>
    </message>
    <message numerus="yes">
        <source>Choose all %n shown</source>
        <translation>
            <numerusform>Gösterilen %n modeli seç</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 / %2 gösteriliyor</translation>
    </message>
    <message>
        <source>The server has not told its models yet.</source>
        <translation>Sunucu modellerini henüz bildirmedi.</translation>
    </message>
    <message>
        <source>None of the models is like this.</source>
        <translation>Böyle bir model yok.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n model(s)</source>
        <translation>
            <numerusform>%n model eklendi</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Models of %1</source>
        <translation>Modeller: %1</translation>
    </message>
</context>
<context>
    <name>ModelFields</name>
    <message>
        <source>Model id</source>
        <translation>Model kimliği</translation>
    </message>
    <message>
        <source>as the server names it</source>
        <translation>sunucunun verdiği adla</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Takma ad</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>Bağlam penceresi</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>En uzun yanıt</translation>
    </message>
    <message>
        <source>Reads images too</source>
        <translation>Görüntü de okur</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Girdi</translation>
    </message>
    <message>
        <source>Thinks before it answers</source>
        <translation>Yanıtlamadan önce düşünür</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Muhakeme</translation>
    </message>
    <message>
        <source>tokens, not set</source>
        <translation>token, ayarlanmadı</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Model ekle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Somebody is down</source>
        <translation>Biri çalışmıyor</translation>
    </message>
    <message>
        <source>The first of a chain cannot answer, nobody can, or a key was refused</source>
        <translation>Zincirin ilki yanıt veremiyor, hiç kimse veremiyor ya da bir anahtar reddedildi</translation>
    </message>
    <message>
        <source>A fallback answered</source>
        <translation>Bir yedek yanıtladı</translation>
    </message>
    <message>
        <source>So that it never happens unnoticed</source>
        <translation>Fark edilmeden olmasın diye</translation>
    </message>
    <message>
        <source>The first choice is back</source>
        <translation>İlk seçenek geri döndü</translation>
    </message>
    <message>
        <source>Short, and not kept in the desktop&apos;s list</source>
        <translation>Kısa gösterilir, masaüstünün listesinde tutulmaz</translation>
    </message>
    <message>
        <source>A long load has finished</source>
        <translation>Uzun bir yükleme bitti</translation>
    </message>
    <message>
        <source>For models that took more than half a minute</source>
        <translation>Yarım dakikadan uzun süren modeller için</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>hemen</translation>
    </message>
    <message>
        <source>Wait before telling</source>
        <translation>Bildirmeden önce bekle</translation>
    </message>
    <message>
        <source>What has passed by then is not told at all</source>
        <translation>O zamana dek geçmiş olan hiç bildirilmez</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Sessizlik başlangıcı</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Sessizlik bitişi</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Sessiz saatler</translation>
    </message>
    <message>
        <source>Nothing is shown then; Activity keeps it all</source>
        <translation>O saatlerde bir şey gösterilmez; hepsi Etkinlik sayfasında durur</translation>
    </message>
    <message>
        <source>Tell about</source>
        <translation>Şunlar için bildir</translation>
    </message>
    <message>
        <source>Notices of the desktop</source>
        <translation>Masaüstü bildirimleri</translation>
    </message>
    <message>
        <source>No desktop shows notices here now. What would be told stands in Activity.</source>
        <translation>Burada şu anda bildirim gösteren bir masaüstü yok. Bildirilecek olanlar Etkinlik sayfasında durur.</translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation>Bildirimleri göster</translation>
    </message>
    <message>
        <source>Never about what you have just done yourself</source>
        <translation>Az önce kendinizin yaptıkları için asla</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Health</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Sağlayıcılar</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Yönlendirme</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Ajanlar</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Hoş geldiniz</translation>
    </message>
</context>
<context>
    <name>ProviderActions</name>
    <message>
        <source>%1 removed, and its models from every chain</source>
        <translation>%1 kaldırıldı; modelleri de tüm zincirlerden çıkarıldı</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Rename provider</source>
        <translation>Sağlayıcıyı yeniden adlandır</translation>
    </message>
    <message>
        <source>New id. Every chain and alias follows.</source>
        <translation>Yeni kimlik. Tüm zincirler ve takma adlar uyarlanır.</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy an address, a cURL line or a JSON5 block first.</source>
        <translation>Panoda metin yok. Önce bir adres, cURL satırı ya da JSON5 bloğu kopyalayın.</translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>Anywhere</source>
        <translation>Herhangi bir yer</translation>
    </message>
    <message>
        <source>China</source>
        <translation>Çin</translation>
    </message>
    <message>
        <source>China, coding plan</source>
        <translation>Çin, kodlama planı</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>Avrupa Birliği</translation>
    </message>
    <message>
        <source>European Union only (enterprise)</source>
        <translation>Yalnızca Avrupa Birliği (kurumsal)</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Küresel</translation>
    </message>
    <message>
        <source>International</source>
        <translation>Uluslararası</translation>
    </message>
    <message>
        <source>International, coding plan</source>
        <translation>Uluslararası, kodlama planı</translation>
    </message>
    <message>
        <source>United States only (enterprise)</source>
        <translation>Yalnızca ABD (kurumsal)</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>skipped, %1 &lt; %2</source>
        <translation>atlandı, %1 &lt; %2</translation>
    </message>
    <message>
        <source>skipped, context too small</source>
        <translation>atlandı, bağlam küçük</translation>
    </message>
    <message>
        <source>skipped, not configured</source>
        <translation>atlandı, yapılandırılmamış</translation>
    </message>
    <message>
        <source>skipped, protocol not spoken</source>
        <translation>atlandı, protokol desteklenmiyor</translation>
    </message>
    <message>
        <source>skipped, no key</source>
        <translation>atlandı, anahtar yok</translation>
    </message>
    <message>
        <source>skipped, sign-in not supported</source>
        <translation>atlandı, oturum açma desteklenmiyor</translation>
    </message>
    <message>
        <source>skipped, misconfigured</source>
        <translation>atlandı, yapılandırma hatalı</translation>
    </message>
    <message>
        <source>skipped, cannot read that input</source>
        <translation>atlandı, bu girdiyi okuyamaz</translation>
    </message>
    <message>
        <source>skipped, calls no tools</source>
        <translation>atlandı, araç çağıramaz</translation>
    </message>
    <message>
        <source>skipped, does not reason</source>
        <translation>atlandı, muhakeme yapmaz</translation>
    </message>
    <message>
        <source>skipped, would leave this network</source>
        <translation>atlandı, bu ağdan çıkardı</translation>
    </message>
    <message>
        <source>skipped, other region</source>
        <translation>atlandı, başka bölge</translation>
    </message>
    <message>
        <source>skipped, cooling down</source>
        <translation>atlandı, dinleniyor</translation>
    </message>
    <message>
        <source>skipped, not usable now</source>
        <translation>atlandı, şu anda kullanılamaz</translation>
    </message>
    <message>
        <source>loads in the background</source>
        <translation>arka planda yükleniyor</translation>
    </message>
    <message>
        <source>skipped, cannot carry the request</source>
        <translation>atlandı, isteği taşıyamaz</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Yerel</translation>
    </message>
    <message>
        <source>LAN</source>
        <translation>Yerel ağ</translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation>Barındırılan</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Birincil</translation>
    </message>
    <message>
        <source>Fallback %1</source>
        <translation>Yedek %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Metin</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Görüntüler</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF dosyaları</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Ses</translation>
    </message>
    <message>
        <source>Making images</source>
        <translation>Görüntü üretimi</translation>
    </message>
    <message>
        <source>Making videos</source>
        <translation>Video üretimi</translation>
    </message>
    <message>
        <source>Making music</source>
        <translation>Müzik üretimi</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Varsayılanlar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 moved to place %2</source>
        <translation>%2. sıraya taşındı: %1</translation>
    </message>
    <message>
        <source>%1 added as step %2</source>
        <translation>%2. adım olarak eklendi: %1</translation>
    </message>
    <message>
        <source>%1 taken out of the chain</source>
        <translation>Zincirden çıkarıldı: %1</translation>
    </message>
    <message>
        <source>Step %2 is now %1</source>
        <translation>%2. adım artık: %1</translation>
    </message>
    <message>
        <source>Chain set</source>
        <translation>Zincir ayarlandı</translation>
    </message>
    <message>
        <source>Own chain made</source>
        <translation>Kendi zinciri oluşturuldu</translation>
    </message>
    <message>
        <source>Chain follows the defaults</source>
        <translation>Zincir varsayılanları izliyor</translation>
    </message>
    <message>
        <source>Provider added: %1</source>
        <translation>Sağlayıcı eklendi: %1</translation>
    </message>
    <message>
        <source>Provider changed: %1</source>
        <translation>Sağlayıcı değiştirildi: %1</translation>
    </message>
    <message>
        <source>Provider removed: %1</source>
        <translation>Sağlayıcı kaldırıldı: %1</translation>
    </message>
    <message>
        <source>Provider renamed: %1</source>
        <translation>Sağlayıcı yeniden adlandırıldı: %1</translation>
    </message>
    <message>
        <source>Model added: %1</source>
        <translation>Model eklendi: %1</translation>
    </message>
    <message>
        <source>Model changed: %1</source>
        <translation>Model değiştirildi: %1</translation>
    </message>
    <message>
        <source>Model removed: %1</source>
        <translation>Model kaldırıldı: %1</translation>
    </message>
    <message>
        <source>Alias removed: %1</source>
        <translation>Takma ad kaldırıldı: %1</translation>
    </message>
    <message>
        <source>Alias set: %1</source>
        <translation>Takma ad verildi: %1</translation>
    </message>
    <message>
        <source>Merge mode changed</source>
        <translation>Birleştirme kipi değişti</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Değişti: %1</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>Yapılandırılmamış</translation>
    </message>
    <message>
        <source>answers now</source>
        <translation>şimdi yanıtlıyor</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>picked up</source>
        <translation>tutuldu</translation>
    </message>
    <message>
        <source>Compaction</source>
        <translation>Sıkıştırma</translation>
    </message>
    <message>
        <source>Asked about an image that the agent&apos;s own model cannot read.</source>
        <translation>Ajanın kendi modelinin okuyamadığı bir görsel geldiğinde buna sorulur.</translation>
    </message>
    <message>
        <source>Sums up a conversation that has grown too long. One model, without fallbacks.</source>
        <translation>Fazla uzayan konuşmayı özetler. Tek model alır, yedeği olmaz.</translation>
    </message>
    <message>
        <source>Asked about a PDF file that the agent&apos;s own model cannot read.</source>
        <translation>Ajanın kendi modelinin okuyamadığı bir PDF dosyası geldiğinde buna sorulur.</translation>
    </message>
    <message>
        <source>Answers spoken conversations.</source>
        <translation>Sesli konuşmaları yanıtlar.</translation>
    </message>
    <message>
        <source>Asked when an agent makes media.</source>
        <translation>Ajan görsel, video ya da müzik üretirken buna sorulur.</translation>
    </message>
    <message>
        <source>skipped, leads back</source>
        <translation>atlandı, geri döner</translation>
    </message>
</context>
<context>
    <name>SetUpPanel</name>
    <message>
        <source>Checklist</source>
        <translation>Denetim listesi</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Tarifler</translation>
    </message>
    <message>
        <source>Local with LM Studio</source>
        <translation>LM Studio ile yerel</translation>
    </message>
    <message>
        <source>A local model answers through the Responses API, so that reasoning stays apart from the text.</source>
        <translation>Yerel bir model Responses API ile yanıtlar; böylece muhakeme metinden ayrı kalır.</translation>
    </message>
    <message>
        <source>Hosted first, local behind it</source>
        <translation>Önce barındırılan, arkasında yerel</translation>
    </message>
    <message>
        <source>A hosted model answers; your own take over when it fails.</source>
        <translation>Barındırılan bir model yanıtlar; o başarısız olunca sizinkiler devralır.</translation>
    </message>
    <message>
        <source>Local first, hosted safety net</source>
        <translation>Önce yerel, barındırılan güvenlik ağı</translation>
    </message>
    <message>
        <source>Swaps the order: your own answer, a hosted one takes over while this computer&apos;s server is off.</source>
        <translation>Sırayı değiştirir: sizinkiler yanıtlar, bu bilgisayarın sunucusu kapalıyken barındırılan devralır.</translation>
    </message>
    <message>
        <source>Hosted in one region</source>
        <translation>Tek bölgede barındırılan</translation>
    </message>
    <message>
        <source>MiniMax through OpenRouter, answered in the region you choose, after your own.</source>
        <translation>OpenRouter üzerinden MiniMax; sizinkilerden sonra, seçtiğiniz bölgede yanıtlanır.</translation>
    </message>
    <message>
        <source>A local server is running</source>
        <translation>Yerel bir sunucu çalışıyor</translation>
    </message>
    <message>
        <source>%1 is in its list of models</source>
        <translation>%1 model listesinde</translation>
    </message>
    <message>
        <source>%1 is in memory</source>
        <translation>%1 bellekte</translation>
    </message>
    <message>
        <source>The server has only %1 of context in force</source>
        <translation>Sunucuda yürürlükteki bağlam yalnızca %1</translation>
    </message>
    <message>
        <source>The context window is as promised</source>
        <translation>Bağlam penceresi söz verildiği gibi</translation>
    </message>
    <message>
        <source>The model is large enough and not heavily quantised</source>
        <translation>Model yeterince büyük ve ağır nicemlenmemiş</translation>
    </message>
    <message>
        <source>Only final text leaves: Responses API</source>
        <translation>Yalnızca nihai metin çıkar: Responses API</translation>
    </message>
    <message>
        <source>Built-in providers stay usable: models.mode is merge</source>
        <translation>Yerleşik sağlayıcılar kullanılabilir kalır: models.mode değeri merge</translation>
    </message>
    <message>
        <source>A hosted fallback is in the chain</source>
        <translation>Zincirde barındırılan bir yedek var</translation>
    </message>
    <message>
        <source>Tools are narrow or in a sandbox</source>
        <translation>Araçlar dar tutulmuş ya da korumalı alanda</translation>
    </message>
    <message>
        <source>Compaction is on</source>
        <translation>Sıkıştırma açık</translation>
    </message>
    <message>
        <source>A cold load delays the first answer, the usual cause of “it hangs”.</source>
        <translation>Soğuk yükleme ilk yanıtı geciktirir; “takılıyor” denmesinin alışılmış nedeni budur.</translation>
    </message>
    <message>
        <source>Small and heavily quantised models fall for prompt injection more easily.</source>
        <translation>Küçük ve ağır nicemlenmiş modeller istem sızdırmaya daha kolay kanar.</translation>
    </message>
    <message>
        <source>For WhatsApp and other channels where reasoning must not be sent.</source>
        <translation>Muhakemenin gönderilmemesi gereken WhatsApp ve diğer kanallar için.</translation>
    </message>
    <message>
        <source>Local models have no filters of a provider: keep what an agent may do small.</source>
        <translation>Yerel modellerde sağlayıcı süzgeçleri yoktur: ajanın yapabileceklerini sınırlı tutun.</translation>
    </message>
    <message>
        <source>Somebody answers while your own server is off.</source>
        <translation>Kendi sunucunuz kapalıyken de yanıtlayan olur.</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Sağlayıcı ekle</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Şimdi denetle</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Open the model</source>
        <translation>Modeli aç</translation>
    </message>
    <message>
        <source>Use Responses</source>
        <translation>Responses kullan</translation>
    </message>
    <message>
        <source>Set to merge</source>
        <translation>merge yap</translation>
    </message>
    <message>
        <source>Narrow them</source>
        <translation>Daralt</translation>
    </message>
    <message>
        <source>Turn it on</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>done</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>open</source>
        <translation>açık</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>bilinmiyor</translation>
    </message>
    <message>
        <source>The server does not tell.</source>
        <translation>Sunucu belirtmiyor.</translation>
    </message>
    <message>
        <source>Warming up %1</source>
        <translation>Isıtılıyor: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bölge</translation>
    </message>
    <message>
        <source>Show the change</source>
        <translation>Değişikliği göster</translation>
    </message>
    <message>
        <source>Nothing else in the file changes. It can be undone.</source>
        <translation>Dosyada başka hiçbir şey değişmez. Geri alınabilir.</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Uygula</translation>
    </message>
    <message>
        <source>Set-up and recipes</source>
        <translation>Kurulum ve tarifler</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1/%2 tamam</translation>
    </message>
    <message>
        <source>Set up this way</source>
        <translation>Zaten böyle kurulu</translation>
    </message>
</context>
<context>
    <name>Stations</name>
    <message>
        <source>serving now</source>
        <translation>şimdi yanıtlıyor</translation>
    </message>
    <message>
        <source>skipped %1</source>
        <comment>countdown</comment>
        <translation>%1 atlanır</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>atlanır</translation>
    </message>
    <message>
        <source>after %1 load</source>
        <comment>about how long</comment>
        <translation>%1 yükleme</translation>
    </message>
    <message>
        <source>takes over next</source>
        <translation>hemen devralır</translation>
    </message>
    <message>
        <source>last resort</source>
        <translation>son çare</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>goes on, %1</source>
        <comment>how long</comment>
        <translation>sürüyor, %1</translation>
    </message>
    <message>
        <source>loads first</source>
        <translation>önce yüklenir</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Paused</source>
        <translation>Duraklatıldı</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>Yapılandırma hatalı</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Kimlik reddedildi</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Erişilemiyor</translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation>Bakiye bitti</translation>
    </message>
    <message>
        <source>Model missing</source>
        <translation>Model yok</translation>
    </message>
    <message>
        <source>Rate-limited</source>
        <translation>Kota sınırında</translation>
    </message>
    <message>
        <source>Cooling down</source>
        <translation>Bekletiliyor</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Yavaş</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Yükleniyor</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Soğuk</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Meşgul</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Denetleniyor</translation>
    </message>
    <message>
        <source>the address is not valid</source>
        <translation>adres geçerli değil</translation>
    </message>
    <message>
        <source>its protocol is not supported</source>
        <translation>protokolü desteklenmiyor</translation>
    </message>
    <message>
        <source>a reference leads nowhere</source>
        <translation>bir başvuru hiçbir yere varmıyor</translation>
    </message>
    <message>
        <source>no key given</source>
        <translation>anahtar verilmedi</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>anahtar reddedildi</translation>
    </message>
    <message>
        <source>not allowed with this key</source>
        <translation>bu anahtarla izin yok</translation>
    </message>
    <message>
        <source>not offered in this region</source>
        <translation>bu bölgede sunulmuyor</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>ağ yok</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>ana makine bulunamadı</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>bağlantı reddedildi</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>zamanında bağlanılamadı</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>zamanında yanıt gelmedi</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>bağlantı koptu</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>sertifikaya güvenilmiyor</translation>
    </message>
    <message>
        <source>encryption failed</source>
        <translation>şifreleme başarısız</translation>
    </message>
    <message>
        <source>a proxy answers instead</source>
        <translation>yerine vekil sunucu yanıt veriyor</translation>
    </message>
    <message>
        <source>a web page answers, not an API</source>
        <translation>API yerine web sayfası yanıt veriyor</translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation>orada başka bir şey yanıt veriyor</translation>
    </message>
    <message>
        <source>nothing under this path</source>
        <translation>bu yolda bir şey yok</translation>
    </message>
    <message>
        <source>the answer is too large</source>
        <translation>yanıt çok büyük</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>sunucu hatası</translation>
    </message>
    <message>
        <source>unexpected answer %1</source>
        <translation>beklenmeyen yanıt %1</translation>
    </message>
    <message>
        <source>unexpected answer</source>
        <translation>beklenmeyen yanıt</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>çok fazla istek</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>aşırı yüklü</translation>
    </message>
    <message>
        <source>not listed by the server</source>
        <translation>sunucu listelemiyor</translation>
    </message>
    <message>
        <source>the server has no models</source>
        <translation>sunucuda model yok</translation>
    </message>
    <message>
        <source>nothing loaded</source>
        <translation>yüklü model yok</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>uykuda</translation>
    </message>
    <message>
        <source>the server is starting</source>
        <translation>sunucu başlıyor</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>ısınıyor</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>bellek yetersiz</translation>
    </message>
    <message>
        <source>the load failed</source>
        <translation>yükleme başarısız</translation>
    </message>
    <message>
        <source>the context is too small</source>
        <translation>bağlam çok küçük</translation>
    </message>
    <message>
        <source>rested after failures</source>
        <translation>hatalardan sonra dinlendiriliyor</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>yeniden deneniyor</translation>
    </message>
    <message>
        <source>many failures</source>
        <translation>çok sayıda hata</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>yavaş</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>yanıtlıyor</translation>
    </message>
    <message>
        <source>Wait; it comes back by itself.</source>
        <translation>Bekleyin; kendiliğinden düzelir.</translation>
    </message>
    <message>
        <source>Start the server.</source>
        <translation>Sunucuyu başlatın.</translation>
    </message>
    <message>
        <source>Check the port: something else answers there, or nothing does.</source>
        <translation>Bağlantı noktasını denetleyin: orada başka bir şey yanıt veriyor ya da hiçbir şey yok.</translation>
    </message>
    <message>
        <source>Let the server listen on all addresses; it probably listens on 127.0.0.1 only.</source>
        <translation>Sunucunun tüm adresleri dinlemesini sağlayın; büyük olasılıkla yalnızca 127.0.0.1 adresini dinliyor.</translation>
    </message>
    <message>
        <source>Check the name in the address.</source>
        <translation>Adresteki adı denetleyin.</translation>
    </message>
    <message>
        <source>Check the network connection and the firewall.</source>
        <translation>Ağ bağlantısını ve güvenlik duvarını denetleyin.</translation>
    </message>
    <message>
        <source>Except this address from the proxy.</source>
        <translation>Bu adresi vekil sunucudan hariç tutun.</translation>
    </message>
    <message>
        <source>Trust its certificate, or add the authority that signed it.</source>
        <translation>Sertifikasına güvenin ya da onu imzalayan yetkiliyi ekleyin.</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Adresi düzeltin.</translation>
    </message>
    <message>
        <source>Enter a key.</source>
        <translation>Anahtar girin.</translation>
    </message>
    <message>
        <source>Replace the key.</source>
        <translation>Anahtarı değiştirin.</translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <translation>Başka bir bölge seçin.</translation>
    </message>
    <message>
        <source>Top up the account at the provider.</source>
        <translation>Sağlayıcıdaki hesaba bakiye yükleyin.</translation>
    </message>
    <message>
        <source>Choose a model that the server lists.</source>
        <translation>Sunucunun listelediği bir model seçin.</translation>
    </message>
    <message>
        <source>Download a model, or declare one by hand.</source>
        <translation>Bir model indirin ya da elle tanımlayın.</translation>
    </message>
    <message>
        <source>Load a model on the server.</source>
        <translation>Sunucuda bir model yükleyin.</translation>
    </message>
    <message>
        <source>Free memory, or take a smaller model.</source>
        <translation>Bellek boşaltın ya da daha küçük bir model alın.</translation>
    </message>
    <message>
        <source>Load the model with a larger context.</source>
        <translation>Modeli daha geniş bağlamla yükleyin.</translation>
    </message>
    <message>
        <source>Allow more time for the first answer.</source>
        <translation>İlk yanıt için daha çok süre tanıyın.</translation>
    </message>
    <message>
        <source>Look into the server&apos;s log.</source>
        <translation>Sunucunun günlüğüne bakın.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Sürdürün.</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Anahtar gir…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Anahtarı değiştir…</translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation>Adresi aç…</translation>
    </message>
    <message>
        <source>Open models…</source>
        <translation>Modelleri aç…</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Yeniden denetle</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Yerel</translation>
    </message>
    <message>
        <source>LAN</source>
        <translation>Yerel ağ</translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation>Barındırılan</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Bu bilgisayarda</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>Ağınız</translation>
    </message>
    <message>
        <source>Part of the model runs on the processor, which is slow.</source>
        <translation>Modelin bir bölümü işlemcide çalışıyor; bu yavaştır.</translation>
    </message>
    <message>
        <source>The model is heavily quantised: expect weaker answers and tool calls.</source>
        <translation>Model ağır biçimde nicemlenmiş: daha zayıf yanıt ve araç çağrıları bekleyin.</translation>
    </message>
    <message>
        <source>The server holds less context than the configuration promises.</source>
        <translation>Sunucudaki bağlam, yapılandırmanın söz verdiğinden küçük.</translation>
    </message>
    <message>
        <source>Two models keep pushing each other out of memory.</source>
        <translation>İki model sürekli birbirini bellekten atıyor.</translation>
    </message>
    <message>
        <source>Loading takes longer than the time-out allows.</source>
        <translation>Yükleme, zaman aşımının izin verdiğinden uzun sürüyor.</translation>
    </message>
    <message>
        <source>The server answers with another model than the one asked for.</source>
        <translation>Sunucu, istenenden başka bir modelle yanıt veriyor.</translation>
    </message>
    <message>
        <source>it speaks plain HTTP, not https</source>
        <translation>https değil, şifresiz HTTP konuşuyor</translation>
    </message>
    <message>
        <source>it wants https</source>
        <translation>https istiyor</translation>
    </message>
    <message>
        <source>it listens on the other loopback address</source>
        <translation>bu bilgisayarın öteki yerel adresinde dinliyor</translation>
    </message>
    <message>
        <source>a proxy in front asks for a name and password</source>
        <translation>öndeki vekil sunucu ad ve parola istiyor</translation>
    </message>
</context>
<context>
    <name>Traffic</name>
    <message>
        <source>answered</source>
        <translation>yanıtladı</translation>
    </message>
    <message>
        <source>was not found by name</source>
        <translation>adıyla bulunamadı</translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation>bağlantıyı reddetti</translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation>erişilemedi</translation>
    </message>
    <message>
        <source>did not accept the connection in time</source>
        <translation>bağlantıyı zamanında kabul etmedi</translation>
    </message>
    <message>
        <source>failed the encryption check</source>
        <translation>şifreleme denetiminden geçemedi</translation>
    </message>
    <message>
        <source>was blocked by the proxy</source>
        <translation>vekil sunucu engelledi</translation>
    </message>
    <message>
        <source>closed the connection early</source>
        <translation>bağlantıyı erken kapattı</translation>
    </message>
    <message>
        <source>sent no first token in time</source>
        <translation>ilk tokeni zamanında göndermedi</translation>
    </message>
    <message>
        <source>fell silent</source>
        <translation>sustu</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>çok uzun sürdü</translation>
    </message>
    <message>
        <source>refused the key</source>
        <translation>anahtarı reddetti</translation>
    </message>
    <message>
        <source>is out of credit</source>
        <translation>bakiyesi bitti</translation>
    </message>
    <message>
        <source>does not know the model</source>
        <translation>modeli tanımıyor</translation>
    </message>
    <message>
        <source>is rate-limited</source>
        <translation>kota sınırında</translation>
    </message>
    <message>
        <source>is overloaded</source>
        <translation>aşırı yüklü</translation>
    </message>
    <message>
        <source>is still loading</source>
        <translation>hâlâ yükleniyor</translation>
    </message>
    <message>
        <source>has the model not in memory</source>
        <translation>modeli bellekte değil</translation>
    </message>
    <message>
        <source>could not load the model</source>
        <translation>modeli yükleyemedi</translation>
    </message>
    <message>
        <source>had a server error</source>
        <translation>sunucu hatası verdi</translation>
    </message>
    <message>
        <source>holds too little context</source>
        <translation>bağlamı yetersiz</translation>
    </message>
    <message>
        <source>did not accept the request</source>
        <translation>isteği kabul etmedi</translation>
    </message>
    <message>
        <source>sent an unreadable answer</source>
        <translation>okunamayan bir yanıt gönderdi</translation>
    </message>
    <message>
        <source>is a web page, not an API</source>
        <translation>API değil, web sayfası</translation>
    </message>
    <message>
        <source>sent an empty answer</source>
        <translation>boş yanıt gönderdi</translation>
    </message>
    <message>
        <source>reported an error in its stream</source>
        <translation>akışında hata bildirdi</translation>
    </message>
    <message>
        <source>broke off its answer</source>
        <translation>yanıtını yarıda kesti</translation>
    </message>
    <message>
        <source>cannot take this kind of request</source>
        <translation>bu tür isteği alamaz</translation>
    </message>
    <message>
        <source>leads back to this router</source>
        <translation>bu yönlendiriciye geri dönüyor</translation>
    </message>
    <message>
        <source>was left by the client</source>
        <translation>istemci ayrıldı</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>reddetti</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>zaman aşımına uğradı</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız oldu</translation>
    </message>
    <message>
        <source>the model is not known</source>
        <translation>model bilinmiyor</translation>
    </message>
    <message>
        <source>its protocol is not spoken yet</source>
        <translation>protokolü henüz desteklenmiyor</translation>
    </message>
    <message>
        <source>it has no key</source>
        <translation>anahtarı yok</translation>
    </message>
    <message>
        <source>its way of signing in is not supported</source>
        <translation>oturum açma biçimi desteklenmiyor</translation>
    </message>
    <message>
        <source>it is misconfigured</source>
        <translation>yapılandırması hatalı</translation>
    </message>
    <message>
        <source>its context is too small</source>
        <translation>bağlamı çok küçük</translation>
    </message>
    <message>
        <source>it cannot read this kind of input</source>
        <translation>bu tür girdiyi okuyamaz</translation>
    </message>
    <message>
        <source>it cannot call tools</source>
        <translation>araç çağıramaz</translation>
    </message>
    <message>
        <source>it cannot reason</source>
        <translation>muhakeme yapamaz</translation>
    </message>
    <message>
        <source>the request may not leave this computer</source>
        <translation>istek bu bilgisayardan çıkamaz</translation>
    </message>
    <message>
        <source>it is outside of the allowed regions</source>
        <translation>izin verilen bölgelerin dışında</translation>
    </message>
    <message>
        <source>it is resting after failures</source>
        <translation>hatalardan sonra dinleniyor</translation>
    </message>
    <message>
        <source>it cannot be used now</source>
        <translation>şu anda kullanılamıyor</translation>
    </message>
    <message>
        <source>it was cold and is loading behind the scenes</source>
        <translation>soğuktu, arka planda yükleniyor</translation>
    </message>
    <message>
        <source>it cannot take this kind of request</source>
        <translation>bu tür isteği alamaz</translation>
    </message>
    <message>
        <source>answered in full</source>
        <translation>tam yanıtlandı</translation>
    </message>
    <message>
        <source>an error was passed on</source>
        <translation>bir hata iletildi</translation>
    </message>
    <message>
        <source>nobody was left</source>
        <translation>deneyecek kimse kalmadı</translation>
    </message>
    <message>
        <source>the answer broke off</source>
        <translation>yanıt yarıda kaldı</translation>
    </message>
    <message>
        <source>the client left</source>
        <translation>istemci ayrıldı</translation>
    </message>
    <message>
        <source>refused by the router</source>
        <translation>yönlendirici reddetti</translation>
    </message>
    <message>
        <source>Token count</source>
        <translation>Token sayımı</translation>
    </message>
    <message>
        <source>first try</source>
        <translation>ilk deneme</translation>
    </message>
    <message>
        <source>second try</source>
        <translation>ikinci deneme</translation>
    </message>
    <message>
        <source>third try</source>
        <translation>üçüncü deneme</translation>
    </message>
    <message>
        <source>try %L1</source>
        <translation>%L1. deneme</translation>
    </message>
    <message>
        <source>It holds %1 tokens, the request needs about %2.</source>
        <translation>Bağlamı %1 token; istek için yaklaşık %2 gerekiyor.</translation>
    </message>
    <message>
        <source>It cannot see images.</source>
        <translation>Görüntüleri göremez.</translation>
    </message>
    <message>
        <source>It cannot hear audio.</source>
        <translation>Ses dinleyemez.</translation>
    </message>
    <message>
        <source>It cannot watch video.</source>
        <translation>Video izleyemez.</translation>
    </message>
    <message>
        <source>Protocol: %1</source>
        <comment>name of an api</comment>
        <translation>Protokol: %1</translation>
    </message>
    <message>
        <source>Its region is not known.</source>
        <translation>Bölgesi bilinmiyor.</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Bölge: %1</translation>
    </message>
    <message>
        <source>Not possible there: %1</source>
        <comment>a field of the request</comment>
        <translation>Orada olanaklı değil: %1</translation>
    </message>
    <message>
        <source>Answered instead: %1</source>
        <comment>model</comment>
        <translation>Yerine yanıtlayan: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a server&apos;s own words</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>on a kept connection</source>
        <translation>açık tutulan bağlantıda</translation>
    </message>
    <message>
        <source>Every model of the chain was tried or passed over.</source>
        <translation>Zincirdeki her model denendi ya da atlandı.</translation>
    </message>
    <message>
        <source>The request is not complete or not valid JSON.</source>
        <translation>İstek eksik ya da geçerli JSON değil.</translation>
    </message>
    <message>
        <source>The access token or a provider&apos;s key is missing or wrong.</source>
        <translation>Erişim anahtarı ya da bir sağlayıcının anahtarı eksik veya yanlış.</translation>
    </message>
    <message>
        <source>The rules of the chain leave nobody who may see this request.</source>
        <translation>Zincirin kuralları bu isteği görebilecek kimse bırakmıyor.</translation>
    </message>
    <message>
        <source>No model or chain has this name.</source>
        <translation>Bu adda bir model ya da zincir yok.</translation>
    </message>
    <message>
        <source>The router does not offer this.</source>
        <translation>Yönlendirici bunu sunmuyor.</translation>
    </message>
    <message>
        <source>The request is larger than allowed.</source>
        <translation>İstek izin verilenden büyük.</translation>
    </message>
    <message>
        <source>The router is full or shutting down.</source>
        <translation>Yönlendirici dolu ya da kapanıyor.</translation>
    </message>
    <message>
        <source>A provider&apos;s address leads back to this router.</source>
        <translation>Bir sağlayıcının adresi bu yönlendiriciye geri dönüyor.</translation>
    </message>
    <message>
        <source>the first choice answered</source>
        <translation>ilk seçenek yanıtladı</translation>
    </message>
    <message>
        <source>nobody could answer</source>
        <translation>kimse yanıt veremedi</translation>
    </message>
    <message>
        <source>an earlier step: %1</source>
        <comment>what it did, such as: refused the connection</comment>
        <translation>önceki bir adım: %1</translation>
    </message>
    <message>
        <source>an earlier step was passed over: %1</source>
        <comment>reason</comment>
        <translation>önceki bir adım atlandı: %1</translation>
    </message>
    <message>
        <source>to its end</source>
        <translation>sonuna kadar</translation>
    </message>
    <message>
        <source>up to a stop word</source>
        <translation>durdurma sözcüğüne kadar</translation>
    </message>
    <message>
        <source>as long as was allowed</source>
        <translation>izin verilen uzunluğa kadar</translation>
    </message>
    <message>
        <source>it calls a tool</source>
        <translation>bir araç çağırıyor</translation>
    </message>
    <message>
        <source>held back by the server&apos;s filter</source>
        <translation>sunucunun süzgeci engelledi</translation>
    </message>
    <message>
        <source>it paused</source>
        <translation>ara verdi</translation>
    </message>
</context>
<context>
    <name>switchyard::delegates::HealthDelegate</name>
    <message>
        <source>Answers no agent now</source>
        <comment>heading of a group</comment>
        <translation>Şu anda ajan yanıtlamıyor</translation>
    </message>
    <message>
        <source>Answers %1</source>
        <comment>heading of a group: names of agents</comment>
        <translation>Yanıtladığı: %1</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AbilityCard</name>
    <message>
        <source>What it can do</source>
        <translation>Neler yapabilir</translation>
    </message>
    <message>
        <source>Find out by asking…</source>
        <translation>Sorarak öğren…</translation>
    </message>
    <message>
        <source>Small real requests to one model; what they prove can be written into the file</source>
        <translation>Bir modele küçük gerçek istekler; kanıtladıkları dosyaya yazılabilir</translation>
    </message>
    <message>
        <source>Lists models</source>
        <translation>Modelleri listeler</translation>
    </message>
    <message>
        <source>%1, %2 used</source>
        <translation>%1, %2 kullanımda</translation>
    </message>
    <message>
        <source>Tells what is loaded</source>
        <translation>Yükleneni söyler</translation>
    </message>
    <message>
        <source>Calls tools</source>
        <translation>Araç çağırır</translation>
    </message>
    <message>
        <source>Sees images</source>
        <translation>Görüntü görür</translation>
    </message>
    <message>
        <source>Thinks apart</source>
        <translation>Ayrı düşünür</translation>
    </message>
    <message>
        <source>Can be warmed up</source>
        <translation>Isıtılabilir</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>belirsiz</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>Write it to the file</source>
        <translation>Dosyaya yaz</translation>
    </message>
    <message>
        <source>The router keeps to it by itself only until the configuration changes; in the file it lasts, and OpenClaw knows it too</source>
        <translation>Yönlendirici buna kendiliğinden yalnızca yapılandırma değişene kadar uyar; dosyada kalıcı olur ve OpenClaw da bilir</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model, key of the file</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>learned: %1</source>
        <comment>value of the key</comment>
        <translation>öğrenildi: %1</translation>
    </message>
    <message>
        <source>The file says what was learned</source>
        <translation>Öğrenilenler dosyada yazıyor</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityDelegate</name>
    <message>
        <source>Refused by the router</source>
        <translation>Yönlendirici reddetti</translation>
    </message>
    <message>
        <source>No one answered</source>
        <translation>Yanıtsız kaldı</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>provider, model, new state</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>local</source>
        <comment>costs nothing: an own server</comment>
        <translation>yerel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>yanıtlayan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n try(s)</source>
        <translation>
            <numerusform>%n deneme</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for a model</source>
        <translation>Model bekleniyor</translation>
    </message>
    <message>
        <source>streaming %1</source>
        <comment>for how long</comment>
        <translation>%1 akıyor</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <comment>for how long</comment>
        <translation>%1 bekliyor</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>how long a problem lasted</comment>
        <translation>%1 sürdü</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider, new state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityDetail</name>
    <message>
        <source>The cURL line was copied; the token is left out.</source>
        <translation>cURL satırı kopyalandı; erişim anahtarı çıkarıldı.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Ayrıntıları kapat</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>İstek</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>İstemci</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Önbellekteki girdi</translation>
    </message>
    <message>
        <source>Router&apos;s share</source>
        <translation>Yönlendiricinin payı</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Bitti</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>cURL olarak kopyala</translation>
    </message>
    <message>
        <source>Try it…</source>
        <translation>Dene…</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>Zinciri aç</translation>
    </message>
    <message>
        <source>Answered by %1, %2</source>
        <comment>name, which try</comment>
        <translation>Yanıtlayan: %1, %2</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>Yanıtlayan: %1</translation>
    </message>
    <message>
        <source>%1 asked for %2 at %3, took %4</source>
        <comment>client, model, time of day, how long</comment>
        <translation>İsteyen: %1, istenen: %2, saat %3, süre %4</translation>
    </message>
    <message>
        <source>fallback added %1</source>
        <translation>yedeğe geçiş %1 ekledi</translation>
    </message>
    <message>
        <source>In</source>
        <comment>tokens of the request</comment>
        <translation>Giren</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>tokens of the answer</comment>
        <translation>Çıkan</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>tokens a second</comment>
        <translation>tok/sn</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Maliyet</translation>
    </message>
    <message>
        <source>was loaded behind the scenes</source>
        <translation>arka planda yüklendi</translation>
    </message>
    <message>
        <source>%1 was passed over: %2</source>
        <comment>name, reason</comment>
        <translation>Atlanan: %1; %2</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 token</translation>
    </message>
    <message>
        <source>%L1 µs</source>
        <comment>microseconds</comment>
        <translation>%L1 µs</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>Sorulan: %1</translation>
    </message>
    <message>
        <source>%1 is answering</source>
        <translation>Yanıtlıyor: %1</translation>
    </message>
    <message>
        <source>%1 asked for %2 at %3</source>
        <comment>client, model, time of day</comment>
        <translation>İsteyen: %1, istenen: %2, saat %3</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityHeader</name>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Ajan</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Yanıtlayan</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>1st token</source>
        <comment>column head: time to the first token</comment>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Tokens in → out</source>
        <translation>Token giriş → çıkış</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Maliyet</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Search agent, model, error</source>
        <translation>Ajan, model, hata ara</translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation>Son 15 dk</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Son saat</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Son 6 saat</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>Zaman aralığı</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Henüz istek yok</translation>
    </message>
    <message>
        <source>Requests that clients send through the router appear here as they are answered.</source>
        <translation>İstemcilerin yönlendirici üzerinden gönderdiği istekler yanıtlandıkça burada görünür.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Fell over</source>
        <translation>Yedeğe geçti</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Başarısız</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>İstekler</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>requests that wait while the list is held</comment>
        <translation>
            <numerusform>%n yeni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n sürüyor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>records the panel was too slow for</comment>
        <translation>
            <numerusform>%n kayıp</numerusform>
        </translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Akıt</translation>
    </message>
    <message>
        <source>Hold list</source>
        <translation>Listeyi tut</translation>
    </message>
    <message>
        <source>Nothing in this time.</source>
        <translation>Bu aralıkta bir şey yok.</translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>“%1” için sonuç yok.</translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation>CSV olarak…</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>JSON olarak…</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>Etkinliği dışa aktar</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Dışa aktarıldı: %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Yazılamadı: %1; %2</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Olaylar</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AddProviderPanel</name>
    <message>
        <source>Filter servers and presets</source>
        <translation>Sunucuları ve ön ayarları süz</translation>
    </message>
    <message>
        <source>Details: id and protocol</source>
        <translation>Ayrıntılar: kimlik ve protokol</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kimlik</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Konuştuğu</translation>
    </message>
    <message>
        <source>Nothing is changed until you add. Drop a cURL line or an OpenClaw block here too.</source>
        <translation>Siz ekleyene kadar hiçbir şey değişmez. Buraya cURL satırı ya da OpenClaw bloğu da bırakabilirsiniz.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Make it the primary of the default chain</source>
        <translation>Varsayılan zincirin birincili yap</translation>
    </message>
    <message>
        <source>Put it at the end of the default chain</source>
        <translation>Varsayılan zincirin sonuna koy</translation>
    </message>
    <message>
        <source>nobody answers yet</source>
        <translation>henüz yanıtlayan yok</translation>
    </message>
    <message>
        <source>after %1, as step %2</source>
        <translation>%2. adım olarak, öncesi: %1</translation>
    </message>
    <message numerus="yes">
        <source>Add all %n found</source>
        <translation>
            <numerusform>Bulunan %n sunucunun tümünü ekle</numerusform>
        </translation>
    </message>
    <message>
        <source>Add anyway, keep checking</source>
        <translation>Yine de ekle, denetlemeyi sürdür</translation>
    </message>
    <message>
        <source>Added %1: %2</source>
        <translation>Eklendi: %1; %2</translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation>
            <numerusform>%n sağlayıcı eklendi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
        </translation>
    </message>
    <message>
        <source>Added %1. Its models are listed as soon as it answers.</source>
        <translation>Eklendi: %1. Yanıt verince modelleri listelenir.</translation>
    </message>
    <message>
        <source>The key was not kept: %1</source>
        <translation>Anahtar saklanamadı: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>no model is chosen, so nothing is put there yet</source>
        <translation>model seçilmedi, bu yüzden şimdilik oraya bir şey konmaz</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AddressPane</name>
    <message>
        <source>Or paste an address</source>
        <translation>Ya da adres yapıştırın</translation>
    </message>
    <message>
        <source>localhost:1234, URL, cURL line, JSON5</source>
        <translation>localhost:1234, URL, cURL satırı, JSON5</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bölge</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Bu sertifikaya güven</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Deneme iletisi</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>bekliyor</translation>
    </message>
    <message>
        <source>will use %1</source>
        <translation>kullanılacak: %1</translation>
    </message>
    <message>
        <source>Configured already as %1. Adding makes a second provider.</source>
        <translation>Zaten şu adla yapılandırılmış: %1. Eklerseniz ikinci bir sağlayıcı oluşur.</translation>
    </message>
    <message>
        <source>as soon as its models are known</source>
        <translation>modelleri öğrenilir öğrenilmez</translation>
    </message>
    <message>
        <source>to %1: loads the model, about 20 tokens</source>
        <translation>%1 için: modeli yükler, yaklaşık 20 token</translation>
    </message>
    <message>
        <source>to %1: about 20 tokens</source>
        <translation>%1 için: yaklaşık 20 token</translation>
    </message>
    <message>
        <source>“%1”, first token after %2</source>
        <translation>“%1”, ilk token süresi %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>The key was for %1 and is not sent to another server. Enter it again if it is for this one.</source>
        <translation>Anahtar %1 içindi ve başka bir sunucuya gönderilmez. Bu sunucu içinse yeniden girin.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AgentsPage</name>
    <message>
        <source>follows the defaults</source>
        <translation>varsayılanları izler</translation>
    </message>
    <message>
        <source>no fallbacks</source>
        <translation>yedek yok</translation>
    </message>
    <message>
        <source>own fallbacks</source>
        <translation>kendi yedekleri</translation>
    </message>
    <message>
        <source>own primary</source>
        <translation>kendi birincili</translation>
    </message>
    <message>
        <source>own chain</source>
        <translation>kendi zinciri</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>kimse</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Ajanlar</translation>
    </message>
    <message>
        <source>Set-up and recipes</source>
        <translation>Kurulum ve tarifler</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Open its chain</source>
        <translation>Zincirini aç</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>default agent</source>
        <translation>varsayılan ajan</translation>
    </message>
    <message>
        <source>Answered last by</source>
        <translation>Son yanıtlayan</translation>
    </message>
    <message>
        <source>Safety and set-up</source>
        <translation>Güvenlik ve kurulum</translation>
    </message>
    <message>
        <source>Nobody: the chain is empty.</source>
        <translation>Kimse: zincir boş.</translation>
    </message>
    <message>
        <source>Not in the file: OpenClaw has it when no agent is declared</source>
        <translation>Dosyada yok: ajan tanımlanmadığında OpenClaw bunu kullanır</translation>
    </message>
    <message>
        <source>Its chain is the defaults&apos;. What you change there holds here.</source>
        <translation>Zinciri varsayılanlarınki. Orada değiştirdiğiniz burada da geçerlidir.</translation>
    </message>
    <message>
        <source>It has a model of its own and no fallbacks: when it fails, nobody takes over.</source>
        <translation>Kendi modeli var ama yedeği yok: başarısız olursa devralan olmaz.</translation>
    </message>
    <message>
        <source>It has a chain of its own. Changes to the defaults do not reach it.</source>
        <translation>Kendi zinciri var. Varsayılanlardaki değişiklikler ona ulaşmaz.</translation>
    </message>
    <message>
        <source>Give it its own</source>
        <translation>Kendi zincirini ver</translation>
    </message>
    <message>
        <source>Follow the defaults</source>
        <translation>Varsayılanları izle</translation>
    </message>
    <message>
        <source>Nobody can answer now</source>
        <translation>Şu anda yanıt verebilecek yok</translation>
    </message>
    <message>
        <source>Now answering</source>
        <translation>Şimdi yanıtlayan</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n adım</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was routed for it since Switchyard started.</source>
        <translation>Switchyard başladığından beri bunun için istek yönlendirilmedi.</translation>
    </message>
    <message>
        <source>%1 at %2, because its first choice could not</source>
        <translation>%1, saat %2; ilk seçeneği yanıtlayamadığı için</translation>
    </message>
    <message>
        <source>%1 at %2, its first choice</source>
        <translation>%1, saat %2; ilk seçeneği</translation>
    </message>
    <message>
        <source>It has a chain of its own now</source>
        <translation>Artık kendi zinciri var</translation>
    </message>
    <message>
        <source>It follows the defaults now</source>
        <translation>Artık varsayılanları izliyor</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AnswerSummary</name>
    <message>
        <source>nobody</source>
        <comment>who answered</comment>
        <translation>hiç kimse</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n istek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fell over</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n yedeğe geçti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n başarısız</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AnsweredToday</name>
    <message>
        <source>Who answered today</source>
        <translation>Bugün kim yanıtladı</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainDelegate</name>
    <message>
        <source>listed twice</source>
        <translation>iki kez geçiyor</translation>
    </message>
    <message>
        <source>taken as failed</source>
        <translation>başarısız sayıldı</translation>
    </message>
    <message>
        <source>loads in %1</source>
        <translation>%1 içinde yüklenir</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainEditor</name>
    <message>
        <source>Arrows move, Space drops, Esc cancels</source>
        <translation>Oklar taşır, Boşluk bırakır, Esc iptal eder</translation>
    </message>
    <message>
        <source>Enter moves it to place %1</source>
        <translation>Enter onu %1. sıraya taşır</translation>
    </message>
    <message>
        <source>Steps of the chain</source>
        <translation>Zincirin adımları</translation>
    </message>
    <message>
        <source>Alt with the arrow keys moves a step, Space picks it up.</source>
        <translation>Alt ile ok tuşları adımı taşır, Boşluk tutar.</translation>
    </message>
    <message>
        <source>Models not in this chain</source>
        <translation>Bu zincirde olmayan modeller</translation>
    </message>
    <message>
        <source>Not in this chain</source>
        <translation>Bu zincirde değil</translation>
    </message>
    <message>
        <source>No step in this chain yet</source>
        <translation>Bu zincirde henüz adım yok</translation>
    </message>
    <message>
        <source>The first step answers; the next ones take over when it fails.</source>
        <translation>İlk adım yanıtlar; o başarısız olunca sıradakiler devralır.</translation>
    </message>
    <message>
        <source>Nobody: the chain is empty.</source>
        <translation>Kimse: zincir boş.</translation>
    </message>
    <message>
        <source>If you drop it here</source>
        <translation>Buraya bırakırsanız</translation>
    </message>
    <message>
        <source>If step 1 fails</source>
        <translation>1. adım başarısız olursa</translation>
    </message>
    <message>
        <source>If steps 1 to %1 fail</source>
        <translation>1–%1. adımlar başarısız olursa</translation>
    </message>
    <message>
        <source>Nobody can answer now</source>
        <translation>Şu anda yanıt verebilecek yok</translation>
    </message>
    <message>
        <source>Now answering</source>
        <translation>Şimdi yanıtlayan</translation>
    </message>
    <message numerus="yes">
        <source>for %n agent(s)</source>
        <translation>
            <numerusform>%n ajan için</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1 için</translation>
    </message>
    <message>
        <source>Release to move, Esc to cancel</source>
        <translation>Taşımak için bırakın, iptal için Esc</translation>
    </message>
    <message>
        <source>Nobody is left. Clients get the chain&apos;s exhausted answer.</source>
        <translation>Deneyecek kimse kalmadı. İstemciler zincirin tükendiği yanıtını alır.</translation>
    </message>
    <message>
        <source>Taking over: %1, after %2 of loading.</source>
        <translation>Devralan: %1, %2 yüklemeden sonra.</translation>
    </message>
    <message>
        <source>Taking over: %1, without a load.</source>
        <translation>Devralan: %1, yükleme beklemeden.</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Deneme</translation>
    </message>
    <message>
        <source>Fail one more</source>
        <translation>Birini daha düşür</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Bitir</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Adım ekle</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Sağlayıcı ekle</translation>
    </message>
    <message>
        <source>drag in, or select and press Enter</source>
        <translation>içeri sürükleyin ya da seçip Enter&apos;a basın</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Salt okunur</translation>
    </message>
    <message>
        <source>This agent follows the defaults. A change here gives it a chain of its own.</source>
        <translation>Bu ajan varsayılanları izliyor. Buradaki bir değişiklik ona kendi zincirini verir.</translation>
    </message>
    <message>
        <source>Give it its own</source>
        <translation>Kendi zincirini ver</translation>
    </message>
    <message>
        <source>This agent has a model of its own and no fallbacks: when it fails, nobody takes over.</source>
        <translation>Bu ajanın kendi modeli var ama yedeği yok: başarısız olursa devralan olmaz.</translation>
    </message>
    <message>
        <source>This agent has a chain of its own. Changes to the defaults do not reach it.</source>
        <translation>Bu ajanın kendi zinciri var. Varsayılanlardaki değişiklikler ona ulaşmaz.</translation>
    </message>
    <message>
        <source>Follow the defaults</source>
        <translation>Varsayılanları izle</translation>
    </message>
    <message>
        <source>%1 moved to %2 of %3</source>
        <translation>%1 taşındı: sıra %2/%3</translation>
    </message>
    <message>
        <source>%1 added at the end</source>
        <translation>Sona eklendi: %1</translation>
    </message>
    <message>
        <source>%1 taken out of the chain</source>
        <translation>Zincirden çıkarıldı: %1</translation>
    </message>
    <message>
        <source>This agent now has its own chain</source>
        <translation>Bu ajanın artık kendi zinciri var</translation>
    </message>
    <message>
        <source>This agent follows the defaults</source>
        <translation>Bu ajan varsayılanları izliyor</translation>
    </message>
    <message>
        <source>Taking over: %1, after loading.</source>
        <translation>Devralan: %1, yüklemeden sonra.</translation>
    </message>
    <message>
        <source>Nothing set: each agent uses its own model</source>
        <translation>Ayarlı değil: her ajan kendi modelini kullanır</translation>
    </message>
    <message>
        <source>Now set: %1</source>
        <translation>Artık ayarlı: %1</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Şimdi sorulan</translation>
    </message>
    <message>
        <source>Nobody is left. OpenClaw reports the failure.</source>
        <translation>Kimse kalmadı. OpenClaw hatayı bildirir.</translation>
    </message>
    <message>
        <source>%1 added as step %2</source>
        <translation>%1, %2. adım olarak eklendi</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainEdits</name>
    <message>
        <source>How this chain behaves</source>
        <translation>Bu zincir nasıl davranır</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Geri alındı: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Yinele</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainHeader</name>
    <message>
        <source>Rank</source>
        <translation>Sıra</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Yükleme</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Bağlam</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nerede</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainNameDelegate</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n adım</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n ajan</numerusform>
        </translation>
    </message>
    <message>
        <source>inherits Defaults</source>
        <translation>varsayılanları devralır</translation>
    </message>
    <message>
        <source>own fallbacks</source>
        <translation>kendi yedekleri</translation>
    </message>
    <message>
        <source>own primary</source>
        <translation>kendi birincili</translation>
    </message>
    <message>
        <source>own chain, no fallbacks</source>
        <translation>kendi zinciri, yedeksiz</translation>
    </message>
    <message>
        <source>own chain, local only</source>
        <translation>kendi zinciri, yerel</translation>
    </message>
    <message>
        <source>own chain, %1</source>
        <translation>kendi zinciri, %1</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Zincirler</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roller</translation>
    </message>
    <message>
        <source>agent&apos;s own model</source>
        <translation>ajanın kendi modeli</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainPolicyPane</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How this chain behaves</source>
        <translation>Bu zincir nasıl davranır</translation>
    </message>
    <message>
        <source>When the first choice is cold</source>
        <translation>İlk seçenek soğuksa</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Otomatik</translation>
    </message>
    <message>
        <source>Shield when a warm step is as private, else wait.</source>
        <translation>Aynı gizlilikte sıcak bir adım varsa perdele, yoksa bekle.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Bekle</translation>
    </message>
    <message>
        <source>Keep the client alive until it is loaded.</source>
        <translation>Yüklenene kadar istemcinin bağlantısını canlı tut.</translation>
    </message>
    <message>
        <source>Shield</source>
        <translation>Perdele</translation>
    </message>
    <message>
        <source>Answer from the next warm one, load it in the background.</source>
        <translation>Sıradaki sıcak modelden yanıtla, bunu arka planda yükle.</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Yarıştır</translation>
    </message>
    <message>
        <source>Start both after a moment, first token wins.</source>
        <translation>Kısa süre sonra ikisini de başlat, ilk token kazanır.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Gizlilik</translation>
    </message>
    <message>
        <source>May leave this network</source>
        <translation>Bu ağdan çıkabilir</translation>
    </message>
    <message>
        <source>Hosted region</source>
        <translation>Barındırma bölgesi</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Sabır</translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation>Bağlanma süresi</translation>
    </message>
    <message>
        <source>First token within</source>
        <translation>İlk token süresi</translation>
    </message>
    <message>
        <source>Last step may take</source>
        <translation>Son adımın süresi</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>En uzun sessizlik</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Herhangi</translation>
    </message>
    <message>
        <source>When cold: %1</source>
        <translation>Soğukken: %1</translation>
    </message>
    <message>
        <source>Prompts stay on this network</source>
        <translation>İstemler bu ağda kalır</translation>
    </message>
    <message>
        <source>Prompts may leave this network</source>
        <translation>İstemler bu ağdan çıkabilir</translation>
    </message>
    <message>
        <source>Hosted region: %1</source>
        <translation>Barındırma bölgesi: %1</translation>
    </message>
    <message>
        <source>OpenClaw asks these models itself, one after the other. Privacy, patience and what follows a failure can be set for chains that go through Switchyard.</source>
        <translation>Bu modellere OpenClaw kendisi, sırayla sorar. Gizlilik, sabır ve hata sonrası davranış, Switchyard üzerinden geçen zincirler için ayarlanabilir.</translation>
    </message>
    <message>
        <source>Images and files stay local</source>
        <translation>Görseller ve dosyalar bu ağda kalsın</translation>
    </message>
    <message>
        <source>Hosted steps are skipped for them.</source>
        <translation>Bunlarda barındırılan adımlar atlanır.</translation>
    </message>
    <message>
        <source>After a failure</source>
        <translation>Hatadan sonra</translation>
    </message>
    <message>
        <source>Try the same one again</source>
        <translation>Aynısını yeniden dene</translation>
    </message>
    <message>
        <source>For what is often over in a moment: a server error, or a wait of up to 3 s that the server names.</source>
        <translation>Çoğu kez bir anda geçen durumlar için: sunucu hatası ya da sunucunun istediği en çok 3 sn&apos;lik bekleme.</translation>
    </message>
    <message>
        <source>Rest at most</source>
        <translation>En uzun dinlenme</translation>
    </message>
    <message>
        <source>A step that keeps failing is left alone for longer and longer, up to this, for every chain. A time that the server itself names still counts.</source>
        <translation>Hata vermeyi sürdüren adım, her zincirde giderek daha uzun süre ve en çok bu kadar dinlendirilir. Sunucunun kendi verdiği süre yine geçerlidir.</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Bir kez</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Hiç</translation>
    </message>
    <message>
        <source>Images and files stay on this network</source>
        <translation>Görseller ve dosyalar bu ağda kalıyor</translation>
    </message>
    <message>
        <source>Images and files may leave this network</source>
        <translation>Görseller ve dosyalar bu ağdan çıkabilir</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ConfigChanges</name>
    <message>
        <source>Another program changed the file: %1</source>
        <comment>what it changed</comment>
        <translation>Dosyayı başka bir program değiştirdi: %1</translation>
    </message>
    <message>
        <source>The configuration was changed; the text of before is kept in Settings</source>
        <translation>Yapılandırma değişti; önceki metin Ayarlar bölümünde saklanıyor</translation>
    </message>
    <message>
        <source>Comments or other settings of the configuration were changed</source>
        <translation>Yapılandırmanın açıklamaları ya da başka ayarları değişti</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Konuştuğu</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bölge</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Zaman aşımı</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Değiştir…</translation>
    </message>
    <message>
        <source>Move to the keychain</source>
        <translation>Anahtarlığa taşı</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Anahtarı kaldır</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Koru</translation>
    </message>
    <message>
        <source>Time-out in seconds</source>
        <translation>Saniye olarak zaman aşımı</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>seconds, for the whole answer; a cold model needs its load time on top</source>
        <translation>saniye, yanıtın tamamı için; soğuk bir model ayrıca yükleme süresi ister</translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation>Anahtar gerekmiyor</translation>
    </message>
    <message>
        <source>Anyone who can read the file can use it.</source>
        <translation>Dosyayı okuyabilen herkes kullanabilir.</translation>
    </message>
    <message>
        <source>The word “%1” stands in the file because OpenClaw wants one.</source>
        <translation>OpenClaw bir anahtar istediği için dosyada “%1” sözcüğü duruyor.</translation>
    </message>
    <message>
        <source>Never shown here</source>
        <translation>Burada hiç gösterilmez</translation>
    </message>
    <message>
        <source>A local server rarely wants one; a hosted one does.</source>
        <translation>Yerel bir sunucu nadiren ister; barındırılan ister.</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Anahtar gir…</translation>
    </message>
    <message>
        <source>The key is kept</source>
        <translation>Anahtar saklandı</translation>
    </message>
    <message>
        <source>The key is removed</source>
        <translation>Anahtar kaldırıldı</translation>
    </message>
    <message>
        <source>The key is in the keychain now</source>
        <translation>Anahtar artık anahtarlıkta</translation>
    </message>
    <message>
        <source>*** stands for a password or a key that is not shown. Leave it as it was, or type the whole address anew.</source>
        <translation>*** gösterilmeyen bir parolanın veya anahtarın yerine durur. Olduğu gibi bırakın veya adresin tamamını yeniden yazın.</translation>
    </message>
    <message>
        <source>The password or key that stood in this address is not sent to another server: saving leaves it out.</source>
        <translation>Bu adreste duran parola veya anahtar başka bir sunucuya gönderilmez: kaydedildiğinde adresten çıkarılır.</translation>
    </message>
    <message>
        <source>The file names the variable now</source>
        <translation>Dosyada artık değişkenin adı yazılı</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::DragGhost</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::EndpointActions</name>
    <message>
        <source>%1 is loaded after %2.</source>
        <comment>model, how long</comment>
        <translation>%1 yüklendi, süre %2.</translation>
    </message>
    <message>
        <source>%1 is checked and routed to again.</source>
        <translation>%1 yeniden denetleniyor ve istek alıyor.</translation>
    </message>
    <message>
        <source>%1 is paused: no checks, no requests.</source>
        <translation>%1 duraklatıldı: denetim yok, istek yok.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Denetle</translation>
    </message>
    <message>
        <source>Cancel the load</source>
        <translation>Yüklemeyi iptal et</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Bellekten çıkar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Sına…</translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation>Bellekte tut</translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation>Sağlayıcıyı aç</translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation>Zinciri aç</translation>
    </message>
    <message>
        <source>Copy model name</source>
        <translation>Model adını kopyala</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresi kopyala</translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <comment>model</comment>
        <translation>%1: iptal edildi.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>model, cause, what to do</comment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::EndpointsPane</name>
    <message>
        <source>Nothing is in this state.</source>
        <translation>Bu durumda olan yok.</translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>“%1” için sonuç yok.</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>Satır yüksekliği</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>height of rows</comment>
        <translation>Otomatik</translation>
    </message>
    <message>
        <source>Roomy rows</source>
        <translation>Geniş satırlar</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Sıkışık satırlar</translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation>Yoğun satırlar</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruplama</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Grup yok</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Sağlayıcı</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Agents it answers</source>
        <translation>Yanıtladığı ajanlar</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sıralama</translation>
    </message>
    <message>
        <source>Chain, then trouble</source>
        <translation>Zincir, sonra sorunlar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Sütunlar</translation>
    </message>
    <message>
        <source>Heading: %1. %2</source>
        <comment>of a group, the sentence of its first row</comment>
        <translation>Başlık: %1. %2</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::FirstRunPage</name>
    <message>
        <source>The demo could not be started from here. Run switchyard --demo.</source>
        <translation>Tanıtım buradan başlatılamadı. switchyard --demo komutunu çalıştırın.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Hoş geldiniz</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Atla</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Switchyard watches them, sends each request to the first one that can answer, and falls over to the next.</source>
        <translation>Switchyard onları izler, her isteği yanıt verebilecek ilk modele gönderir, olmazsa sıradakine geçer.</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Bu bilgisayarda bulunanlar</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Oluştur</translation>
    </message>
    <message>
        <source>Add one by hand…</source>
        <translation>Elle ekle…</translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation>Tanıtım sunucularıyla keşfet</translation>
    </message>
    <message>
        <source>Pretend servers on this computer: one warm, one cold, one that sometimes says 429. Touches no file.</source>
        <translation>Bu bilgisayarda örnek sunucular: biri sıcak, biri soğuk, biri ara sıra 429 diyor. Hiçbir dosyaya dokunmaz.</translation>
    </message>
    <message numerus="yes">
        <source>Good news: %n server(s) are running here</source>
        <translation>
            <numerusform>İyi haber: burada %n sunucu çalışıyor</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for model servers here…</source>
        <translation>Burada model sunucuları aranıyor…</translation>
    </message>
    <message>
        <source>No model server is running here yet</source>
        <translation>Burada henüz model sunucusu çalışmıyor</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>aranıyor…</translation>
    </message>
    <message>
        <source>nothing answers on the usual ports</source>
        <translation>alışılmış bağlantı noktalarında yanıt veren yok</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>%1 sürdü</translation>
    </message>
    <message>
        <source>Start LM Studio, Ollama, llama.cpp or another one, or add an address by hand.</source>
        <translation>LM Studio, Ollama, llama.cpp ya da başka birini başlatın veya elle adres ekleyin.</translation>
    </message>
    <message>
        <source>Add %1 at %2</source>
        <translation>Ekle: %1, adres %2</translation>
    </message>
    <message>
        <source>Configured already.</source>
        <translation>Zaten yapılandırılmış.</translation>
    </message>
    <message>
        <source>Wants a key: add it by hand.</source>
        <translation>Anahtar istiyor: elle ekleyin.</translation>
    </message>
    <message>
        <source>No key needed.</source>
        <translation>Anahtar gerekmiyor.</translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation>Anahtar istiyor</translation>
    </message>
    <message>
        <source>There is no OpenClaw configuration yet</source>
        <translation>Henüz OpenClaw yapılandırması yok</translation>
    </message>
    <message>
        <source>%1 is made with the first provider you add, or now.</source>
        <translation>%1 eklediğiniz ilk sağlayıcıyla ya da şimdi oluşturulur.</translation>
    </message>
    <message>
        <source>Your OpenClaw configuration cannot be read</source>
        <translation>OpenClaw yapılandırmanız okunamıyor</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n sağlayıcı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) in its chain</source>
        <translation>
            <numerusform>zincirinde %n adım</numerusform>
        </translation>
    </message>
    <message>
        <source>Your OpenClaw set-up was found: %1, %2</source>
        <translation>OpenClaw kurulumunuz bulundu: %1, %2</translation>
    </message>
    <message>
        <source>%1 is opened as it is. Nothing changes until you add or move something.</source>
        <translation>%1 olduğu gibi açılır. Siz bir şey ekleyene ya da taşıyana kadar hiçbir şey değişmez.</translation>
    </message>
    <message>
        <source>Add it and start</source>
        <translation>Ekle ve başla</translation>
    </message>
    <message>
        <source>Add all %1 and start</source>
        <translation>%1 tanesini de ekle ve başla</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Başla</translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation>
            <numerusform>%n sağlayıcı eklendi</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Your OpenClaw configuration has no provider yet</source>
        <translation>OpenClaw yapılandırmanızda henüz sağlayıcı yok</translation>
    </message>
    <message>
        <source>%1 is kept as it is until you add the first one.</source>
        <translation>%1, siz ilkini ekleyene kadar olduğu gibi kalır.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthDetail</name>
    <message>
        <source>Close the details</source>
        <translation>Ayrıntıları kapat</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Denetle</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Sına…</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Diğer işlemler</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modeller</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Olaylar</translation>
    </message>
    <message>
        <source>Last probes</source>
        <translation>Son denetimler</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Günlüğü aç</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>state, how long</comment>
        <translation>%1, %2 süredir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Boşalt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>tokens a second</comment>
        <translation>tok/sn</translation>
    </message>
    <message>
        <source>What was tried: %1</source>
        <comment>provider</comment>
        <translation>Neler denendi: %1</translation>
    </message>
    <message>
        <source>Probe log</source>
        <translation>Denetim günlüğü</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Load</source>
        <comment>how long loading takes</comment>
        <translation>Yükleme</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>part of the last checks</comment>
        <translation>Başarısız</translation>
    </message>
    <message>
        <source>Context</source>
        <comment>size of the context window</comment>
        <translation>Bağlam</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthHeader</name>
    <message>
        <source>Endpoint</source>
        <translation>Uç nokta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Sıra</translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation>Son 15 dk</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Gecikme</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>1st token</source>
        <comment>column head: time to the first token</comment>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>column head: tokens a second</comment>
        <translation>tok/sn</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Denetim</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Load</source>
        <comment>column head: how long loading the model takes</comment>
        <translation>Yükleme</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Olağan sütunlar</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthList</name>
    <message>
        <source>Endpoints</source>
        <translation>Uç noktalar</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Filter endpoints</source>
        <translation>Uç noktaları süz</translation>
    </message>
    <message>
        <source>Time between checks</source>
        <translation>Denetimler arası süre</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <comment>time between checks</comment>
        <translation>Uyarlamalı</translation>
    </message>
    <message>
        <source>Every %1</source>
        <comment>time between checks</comment>
        <translation>Her %1</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Şimdi denetle</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Sağlayıcı ekle</translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation>Tanıtım sunucularıyla keşfet</translation>
    </message>
    <message>
        <source>No providers yet</source>
        <translation>Henüz sağlayıcı yok</translation>
    </message>
    <message>
        <source>Add a server on this computer, one in your network, or a hosted service.</source>
        <translation>Bu bilgisayardaki ya da ağınızdaki bir sunucuyu veya barındırılan bir hizmeti ekleyin.</translation>
    </message>
    <message>
        <source>Checks are paused. What you see may be out of date.</source>
        <translation>Denetimler duraklatıldı. Gördükleriniz güncel olmayabilir.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Recent incidents</source>
        <translation>Son olaylar</translation>
    </message>
    <message>
        <source>Check the selected endpoint</source>
        <translation>Seçili uç noktayı denetle</translation>
    </message>
    <message>
        <source>Pause or resume the selected endpoint</source>
        <translation>Seçili uç noktayı duraklat ya da sürdür</translation>
    </message>
    <message>
        <source>Defaults</source>
        <comment>name of the default chain</comment>
        <translation>Varsayılan</translation>
    </message>
    <message>
        <source>Resume checks</source>
        <translation>Denetimi sürdür</translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation>Denetimi duraklat</translation>
    </message>
    <message>
        <source>%L1 of %L2 checked</source>
        <translation>%L1 / %L2 denetlendi</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <comment>such as: 2 s ago</comment>
        <translation>%1 güncellendi</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tümünü göster</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthToolbar</name>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Soğuk</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Sorunlu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Duraklatıldı</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Satırlar</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kartlar</translation>
    </message>
    <message>
        <source>Rows or cards</source>
        <translation>Satırlar ya da kartlar</translation>
    </message>
    <message>
        <source>How endpoints are shown</source>
        <translation>Uç noktaların gösterimi</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HistorySection</name>
    <message>
        <source>State and latency</source>
        <translation>Durum ve gecikme</translation>
    </message>
    <message>
        <source>15m</source>
        <comment>time window of 15 minutes</comment>
        <translation>15 dk</translation>
    </message>
    <message>
        <source>1h</source>
        <comment>time window of an hour</comment>
        <translation>1 sa</translation>
    </message>
    <message>
        <source>6h</source>
        <comment>time window of 6 hours</comment>
        <translation>6 sa</translation>
    </message>
    <message>
        <source>24h</source>
        <comment>time window of a day</comment>
        <translation>24 sa</translation>
    </message>
    <message>
        <source>7d</source>
        <comment>time window of a week</comment>
        <translation>7 g</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>Zaman aralığı</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Tablo olarak göster</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>to p95</source>
        <translation>p95’e kadar</translation>
    </message>
    <message>
        <source>failed probe</source>
        <translation>başarısız denetim</translation>
    </message>
    <message>
        <source>gap: no data</source>
        <translation>boşluk: veri yok</translation>
    </message>
    <message>
        <source>State and latency: %1</source>
        <comment>model</comment>
        <translation>Durum ve gecikme: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Hatalar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Spread of latencies</source>
        <translation>Gecikmelerin dağılımı</translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n yanıt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::JsonPane</name>
    <message>
        <source>Provider as JSON5</source>
        <translation>JSON5 olarak sağlayıcı</translation>
    </message>
    <message>
        <source>This provider is built into OpenClaw and is not written in the file.</source>
        <translation>Bu sağlayıcı OpenClaw ile birlikte gelir ve dosyada yazılı değildir.</translation>
    </message>
    <message>
        <source>Valid JSON5. Only this stretch of the file is replaced.</source>
        <translation>Geçerli JSON5. Dosyanın yalnızca bu bölümü değiştirilir.</translation>
    </message>
    <message>
        <source>Valid JSON5, but: %1</source>
        <translation>Geçerli JSON5, ancak: %1</translation>
    </message>
    <message>
        <source>The dots stand for a key and were changed. Type the key anew.</source>
        <translation>Noktalar bir anahtarın yerine durur ve değiştirilmiş. Anahtarı yeniden yazın.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::KeyEntry</name>
    <message>
        <source>the system&apos;s keychain</source>
        <translation>sistemin anahtarlığı</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>Anahtarı yapıştırın</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation>Anahtarın saklandığı yer</translation>
    </message>
    <message>
        <source>Use key</source>
        <translation>Anahtarı kullan</translation>
    </message>
    <message>
        <source>%1, for Switchyard and OpenClaw</source>
        <translation>%1, Switchyard ve OpenClaw için</translation>
    </message>
    <message>
        <source>%1, for Switchyard alone</source>
        <translation>%1, yalnızca Switchyard için</translation>
    </message>
    <message>
        <source>A private file of Switchyard</source>
        <translation>Switchyard&apos;ın özel dosyası</translation>
    </message>
    <message>
        <source>Only until Switchyard ends</source>
        <translation>Yalnızca Switchyard kapanana kadar</translation>
    </message>
    <message>
        <source>Stored in %1, never in openclaw.json.</source>
        <translation>Saklandığı yer: %1. openclaw.json dosyasına hiç yazılmaz.</translation>
    </message>
    <message>
        <source>Stored in %1, never in openclaw.json. OpenClaw itself does not find it there: %2.</source>
        <translation>Saklandığı yer: %1. openclaw.json dosyasına hiç yazılmaz. OpenClaw onu orada bulamaz: %2.</translation>
    </message>
    <message>
        <source>Stored in a file that only you can read, never in openclaw.json.</source>
        <translation>Yalnızca sizin okuyabildiğiniz bir dosyada saklanır, openclaw.json dosyasına hiç yazılmaz.</translation>
    </message>
    <message>
        <source>Kept in memory and asked for again next time.</source>
        <translation>Bellekte tutulur ve bir dahaki sefere yeniden sorulur.</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Anahtar yok</translation>
    </message>
    <message>
        <source>Stored in %1</source>
        <translation>Saklandığı yer: %1</translation>
    </message>
    <message>
        <source>From the variable %1</source>
        <translation>%1 değişkeninden</translation>
    </message>
    <message>
        <source>Stored in a private file</source>
        <translation>Özel bir dosyada saklanıyor</translation>
    </message>
    <message>
        <source>In memory until Switchyard ends</source>
        <translation>Switchyard kapanana kadar bellekte</translation>
    </message>
    <message>
        <source>Written in openclaw.json</source>
        <translation>openclaw.json içinde yazılı</translation>
    </message>
    <message>
        <source>From a reference: %1</source>
        <translation>Bir başvurudan: %1</translation>
    </message>
    <message>
        <source>The variable %1, which you set</source>
        <translation>Sizin tanımladığınız %1 değişkeni</translation>
    </message>
    <message>
        <source>Text in openclaw.json</source>
        <translation>openclaw.json içinde metin olarak</translation>
    </message>
    <message>
        <source>openclaw.json gets ${%1}. Set the variable where OpenClaw and Switchyard run, or in the file .env beside openclaw.json; no key is stored here.</source>
        <translation>openclaw.json dosyasına ${%1} yazılır. Değişkeni OpenClaw ile Switchyard’ın çalıştığı yerde ya da openclaw.json yanındaki .env dosyasında tanımlayın; burada anahtar saklanmaz.</translation>
    </message>
    <message>
        <source>Everyone who can read openclaw.json or one of its backups can read and use the key. An older OpenClaw takes it only so, or from a variable.</source>
        <translation>openclaw.json dosyasını veya yedeklerinden birini okuyabilen herkes anahtarı okuyup kullanabilir. Eski OpenClaw anahtarı yalnızca böyle ya da bir değişkenden alır.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LatencyHistogram</name>
    <message>
        <source>Spread of latencies</source>
        <translation>Gecikmelerin dağılımı</translation>
    </message>
    <message>
        <source>How often the server took how long; the lines are p50, p95 and p99</source>
        <translation>Sunucunun ne sıklıkta ne kadar sürede yanıt verdiği; çizgiler p50, p95 ve p99</translation>
    </message>
    <message>
        <source>No checks in this time</source>
        <translation>Bu sürede denetim yok</translation>
    </message>
    <message>
        <source>Half within %1, %2 within %3, %4 within %5</source>
        <comment>durations; 95 %, 99 %</comment>
        <translation>Yarısı en çok %1, %2 oranı en çok %3, %4 oranı en çok %5</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <comment>a duration</comment>
        <translation>%1 ve üzeri</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LatencyPlot</name>
    <message>
        <source>State and latency</source>
        <translation>Durum ve gecikme</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n başarısız</numerusform>
        </translation>
    </message>
    <message>
        <source>no data</source>
        <translation>veri yok</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>No checks in this time</source>
        <translation>Bu aralıkta denetim yok</translation>
    </message>
    <message>
        <source>p50 from %1 to %2</source>
        <translation>p50: %1 – %2</translation>
    </message>
    <message>
        <source>no good answer</source>
        <translation>iyi yanıt yok</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n hata</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n boşluk</numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1, p95 %2</source>
        <translation>p50 %1, p95 %2</translation>
    </message>
    <message>
        <source>Time	p50 ms	p95 ms	p99 ms	Checks	Failures</source>
        <translation>Saat	p50 ms	p95 ms	p99 ms	Denetim	Hata</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LimitsPane</name>
    <message>
        <source>This provider is built into OpenClaw. Declare it to set its limits.</source>
        <translation>Bu sağlayıcı OpenClaw&apos;da yerleşik. Sınır koymak için dosyada tanımlayın.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Yanıtlar</translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation>Bellekte tut</translation>
    </message>
    <message>
        <source>OpenClaw&apos;s own</source>
        <translation>OpenClaw&apos;ın kendi süresi</translation>
    </message>
    <message>
        <source>Whole answer within</source>
        <translation>Yanıtın tamamı için süre</translation>
    </message>
    <message>
        <source>Time-out changed</source>
        <translation>Zaman aşımı değişti</translation>
    </message>
    <message>
        <source>Slowest load seen: %1. A cold model needs it on top.</source>
        <translation>Görülen en yavaş yükleme: %1. Soğuk bir model ayrıca bunu ister.</translation>
    </message>
    <message>
        <source>From connecting to the last word. A cold model needs its load time on top.</source>
        <translation>Bağlanmadan son sözcüğe kadar. Soğuk bir model ayrıca yükleme süresi ister.</translation>
    </message>
    <message>
        <source>OpenClaw may give up while the model is still loading.</source>
        <translation>Model daha yüklenirken OpenClaw vazgeçebilir.</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 yap</translation>
    </message>
    <message>
        <source>as each model says</source>
        <translation>her modelin kendi sınırı</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>En uzun yanıt</translation>
    </message>
    <message>
        <source>Longest answer changed</source>
        <translation>En uzun yanıt değişti</translation>
    </message>
    <message>
        <source>For its models that set no limit of their own</source>
        <translation>Kendi sınırı olmayan modelleri için</translation>
    </message>
    <message>
        <source>Loads in %1</source>
        <translation>Yükleme süresi %1</translation>
    </message>
    <message>
        <source>Load time not seen yet</source>
        <translation>Yükleme süresi henüz görülmedi</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>tüm gün</translation>
    </message>
    <message>
        <source>8 to 20 o&apos;clock</source>
        <translation>saat 8 ile 20 arası</translation>
    </message>
    <message>
        <source>from the start, all day</source>
        <translation>açılıştan başlayarak tüm gün</translation>
    </message>
    <message>
        <source>When %1 stays in memory</source>
        <translation>Bellekte kalma zamanı: %1</translation>
    </message>
    <message>
        <source>Keep %1 in memory</source>
        <translation>Bellekte tut: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LineMap</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>Order in which models are tried</source>
        <translation>Modellerin denenme sırası</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ModelTable</name>
    <message>
        <source>not used</source>
        <translation>kullanılmıyor</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Varsayılanlar</translation>
    </message>
    <message>
        <source>%1, +%2</source>
        <translation>%1, +%2</translation>
    </message>
    <message>
        <source>text</source>
        <translation>metin</translation>
    </message>
    <message>
        <source>free</source>
        <translation>ücretsiz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Takma ad</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Bağlam</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Girdi</translation>
    </message>
    <message>
        <source>$ per M in, out</source>
        <translation>$/Mn giren, çıkan</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Kullanan</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modeller</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>kullanımda</translation>
    </message>
    <message>
        <source>not in the configuration</source>
        <translation>yapılandırmada yok</translation>
    </message>
    <message>
        <source>image</source>
        <translation>görüntü</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ModelsSection</name>
    <message>
        <source>Models</source>
        <translation>Modeller</translation>
    </message>
    <message>
        <source>Fetch list</source>
        <translation>Listeyi getir</translation>
    </message>
    <message>
        <source>Choose many…</source>
        <translation>Çoklu seç…</translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation>Elle ekle</translation>
    </message>
    <message>
        <source>Find among %1</source>
        <translation>%1 model içinde bul</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Model bul</translation>
    </message>
    <message>
        <source>Asking for the list of models</source>
        <translation>Model listesi isteniyor</translation>
    </message>
    <message>
        <source>%1 added at the end</source>
        <translation>Sona eklendi: %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Düzenle…</translation>
    </message>
    <message>
        <source>Add to the default chain</source>
        <translation>Varsayılan zincire ekle</translation>
    </message>
    <message>
        <source>Copy its name</source>
        <translation>Adını kopyala</translation>
    </message>
    <message>
        <source>Ask it something</source>
        <translation>Bir şey sor</translation>
    </message>
    <message>
        <source>Find out what it can do…</source>
        <translation>Neler yapabildiğini öğren…</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>No model is known yet. The list comes as soon as the server answers; one can be added by hand too.</source>
        <translation>Henüz bilinen bir model yok. Sunucu yanıt verir vermez liste gelir; elle de eklenebilir.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::PresetButton</name>
    <message>
        <source>not running</source>
        <translation>çalışmıyor</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProblemList</name>
    <message>
        <source>Error</source>
        <translation>Hata</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Uyarı</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>İpucu</translation>
    </message>
    <message>
        <source>Nothing to report.</source>
        <translation>Bildirilecek bir şey yok.</translation>
    </message>
    <message>
        <source>%1 · %2, line %3</source>
        <translation>%1 · %2, satır %3</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göster</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Problems of the configuration</source>
        <translation>Yapılandırmanın sorunları</translation>
    </message>
    <message>
        <source>Move to the keychain</source>
        <translation>Anahtarlığa taşı</translation>
    </message>
    <message>
        <source>The key is in the keychain now</source>
        <translation>Anahtar artık anahtarlıkta</translation>
    </message>
    <message numerus="yes">
        <source>%n of them have the same fix: %1</source>
        <translation>
            <numerusform>%n tanesinin çözümü aynı: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n</source>
        <translation>
            <numerusform>%n tanesini de düzelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed %n problem(s)</source>
        <translation>
            <numerusform>%n sorun düzeltildi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProviderHead</name>
    <message>
        <source>Check</source>
        <translation>Denetle</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Sına…</translation>
    </message>
    <message>
        <source>Asks one of its models a question through the routing engine</source>
        <translation>Modellerinden birine yönlendirme motoru üzerinden bir soru sorar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha fazla</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Henüz denetlenmedi</translation>
    </message>
    <message>
        <source>Checked %1: %2</source>
        <translation>Denetlendi %1: %2</translation>
    </message>
    <message>
        <source>Checked %1, %2. Free check, nothing was generated.</source>
        <translation>Denetlendi %1, %2. Ücretsiz denetim, hiçbir şey üretilmedi.</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Denetlendi %1</translation>
    </message>
    <message>
        <source>Step %1 in Defaults</source>
        <translation>Varsayılanlarda %1. adım</translation>
    </message>
    <message>
        <source>Steps %1 and %2 in Defaults</source>
        <translation>Varsayılanlarda %1. ve %2. adım</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProviderListPane</name>
    <message>
        <source>Filter providers</source>
        <translation>Sağlayıcıları süz</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Sağlayıcılar</translation>
    </message>
    <message>
        <source>Drop an address, a cURL line or a JSON5 block here</source>
        <translation>Buraya bir adres, cURL satırı ya da JSON5 bloğu bırakın</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProviderNameDelegate</name>
    <message>
        <source>On this computer</source>
        <translation>Bu bilgisayarda</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>Ağınız</translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation>Barındırılan</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>Sağlayıcılar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Sağlayıcı ekle</translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation>Sağlayıcıyı kaldır</translation>
    </message>
    <message>
        <source>Rename provider…</source>
        <translation>Sağlayıcıyı yeniden adlandır…</translation>
    </message>
    <message>
        <source>Save provider</source>
        <translation>Sağlayıcıyı kaydet</translation>
    </message>
    <message>
        <source>No providers yet</source>
        <translation>Henüz sağlayıcı yok</translation>
    </message>
    <message>
        <source>Add a server of yours or a hosted one. Local servers are found by themselves.</source>
        <translation>Kendi sunucunuzu ya da barındırılan birini ekleyin. Yerel sunucular kendiliğinden bulunur.</translation>
    </message>
    <message>
        <source>Connection and models</source>
        <translation>Bağlantı ve modeller</translation>
    </message>
    <message>
        <source>As JSON5</source>
        <translation>JSON5 olarak</translation>
    </message>
    <message>
        <source>Unsaved changes of %1 were kept. Save or revert them first.</source>
        <translation>Kaydedilmemiş değişiklikler korundu: %1. Önce kaydedin ya da geri alın.</translation>
    </message>
    <message>
        <source>OpenClaw knows this provider by itself, so nothing about it stands in the file. To change its address or list its models, declare it.</source>
        <translation>OpenClaw bu sağlayıcıyı kendiliğinden tanır; bu yüzden dosyada onunla ilgili bir şey yoktur. Adresini değiştirmek ya da modellerini listelemek için onu tanımlayın.</translation>
    </message>
    <message>
        <source>Declare it</source>
        <translation>Tanımla</translation>
    </message>
    <message>
        <source>JSON5</source>
        <translation>JSON5</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s): %1. Everything else in the file stays as it is.</source>
        <translation>
            <numerusform>%n değişiklik: %1. Dosyadaki diğer her şey olduğu gibi kalır.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Kaydedildi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>What saving would change</source>
        <translation>Kaydetmek neyi değiştirir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Show in Health</source>
        <translation>Durum sayfasında göster</translation>
    </message>
    <message>
        <source>Copy as JSON5</source>
        <translation>JSON5 olarak kopyala</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>Panodan</translation>
    </message>
    <message>
        <source>Servers on this computer…</source>
        <translation>Bu bilgisayardaki sunucular…</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Sınırlar</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::RouteAnswers</name>
    <message>
        <source>Who answered lately</source>
        <translation>Son zamanlarda kim yanıtladı</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::RoutingPage</name>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Zincirler</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Yönlendirme</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Yinele</translation>
    </message>
    <message>
        <source>Simulate failure</source>
        <translation>Arızayı dene</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Adım ekle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Add a provider…</source>
        <translation>Sağlayıcı ekle…</translation>
    </message>
    <message>
        <source>New chain</source>
        <translation>Yeni zincir</translation>
    </message>
    <message>
        <source>A chain of its own for an agent, or models for another role</source>
        <translation>Bir ajana kendi zinciri ya da başka bir görev için modeller</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Ajan: %1</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Kurallar</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::RowActions</name>
    <message>
        <source>Check</source>
        <translation>Denetle</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Diğer işlemler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Isıt</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Boşalt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::SaveBar</name>
    <message>
        <source>Show the change</source>
        <translation>Değişikliği göster</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ServerPicker</name>
    <message>
        <source>Found on this computer</source>
        <translation>Bu bilgisayarda bulunanlar</translation>
    </message>
    <message>
        <source>Another computer: 10.0.0.7 or gpu.lan</source>
        <translation>Başka bilgisayar: 10.0.0.7 ya da gpu.lan</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>Başka bilgisayar</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Orada ara</translation>
    </message>
    <message>
        <source>Local servers</source>
        <translation>Yerel sunucular</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Komutu kopyala</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>Komut panoda</translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation>Barındırılan</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>%1 tanesinin tümünü göster</translation>
    </message>
    <message>
        <source>%1 is not running. Start it with</source>
        <translation>%1 çalışmıyor. Şununla başlatın:</translation>
    </message>
    <message>
        <source>Found on %1</source>
        <translation>Bulundukları yer: %1</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>aranıyor…</translation>
    </message>
    <message>
        <source>No server answers here now. Start one, or paste an address.</source>
        <translation>Burada şu anda yanıt veren sunucu yok. Bir tane başlatın ya da adres yapıştırın.</translation>
    </message>
    <message>
        <source>None of the usual ports answers there. Check the name, the firewall, and that the server listens on all addresses.</source>
        <translation>Orada alışılmış bağlantı noktalarından yanıt veren yok. Adı, güvenlik duvarını ve sunucunun tüm adresleri dinlediğini denetleyin.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ServerTile</name>
    <message>
        <source>no models</source>
        <translation>model yok</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, none loaded</source>
        <translation>%1, yüklü değil</translation>
    </message>
    <message>
        <source>%1, loaded</source>
        <translation>%1, yüklü</translation>
    </message>
    <message>
        <source>%1, %2 loaded</source>
        <translation>%1, %2 yüklü</translation>
    </message>
    <message>
        <source>models unknown</source>
        <translation>modeller bilinmiyor</translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation>Anahtar istiyor</translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation>Anahtar gerekmiyor</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1, adres %2, %3</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Eklendi</translation>
    </message>
    <message>
        <source>Enter key</source>
        <translation>Anahtar gir</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ekle: %1</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::SettingsPage</name>
    <message>
        <source>General</source>
        <translation>Genel</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>Routing engine</source>
        <translation>Yönlendirme motoru</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Anahtarlar</translation>
    </message>
    <message>
        <source>Files, backups, history</source>
        <translation>Dosyalar, yedekler, geçmiş</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bölümler</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Ayar bul</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Bildirimler</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TrackPicture</name>
    <message>
        <source>OpenClaw asks your GPU first, another server if it fails, and a hosted one as a safety net.</source>
        <translation>OpenClaw önce sizin GPU&apos;nuza, o başarısız olursa başka bir sunucuya, güvenlik ağı olarak da barındırılan birine sorar.</translation>
    </message>
    <message>
        <source>Your GPU</source>
        <translation>GPU&apos;nuz</translation>
    </message>
    <message>
        <source>first choice</source>
        <translation>ilk seçenek</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Başka bir sunucu</translation>
    </message>
    <message>
        <source>if it fails</source>
        <translation>başarısız olursa</translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation>Barındırılan</translation>
    </message>
    <message>
        <source>safety net</source>
        <translation>güvenlik ağı</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TryItPage</name>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>Bir şey sorun</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Sorunuz</translation>
    </message>
    <message>
        <source>The engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>%1. deneme</translation>
    </message>
    <message>
        <source>first choice</source>
        <translation>ilk seçenek</translation>
    </message>
    <message>
        <source>Stopped. The upstream was let go at once.</source>
        <translation>Durduruldu. Üst sunucu hemen bırakıldı.</translation>
    </message>
    <message>
        <source>The answer was empty.</source>
        <translation>Yanıt boştu.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The routing engine is not running. Start it in Settings.</source>
        <translation>Yönlendirme motoru çalışmıyor. Ayarlar&apos;da başlatın.</translation>
    </message>
    <message>
        <source>goes to %1 first and may cost money</source>
        <translation>önce şuna gider, ücretli olabilir: %1</translation>
    </message>
    <message>
        <source>goes to your own server first, which costs nothing</source>
        <translation>önce kendi sunucunuza gider, ücreti yoktur</translation>
    </message>
    <message>
        <source>Send the same to another</source>
        <translation>Aynısını başkasına gönder</translation>
    </message>
    <message>
        <source>Ask as a client does</source>
        <translation>Bir istemci gibi sorun</translation>
    </message>
    <message>
        <source>Your question goes through the routing engine like any client&apos;s request: planned, sent to the first step that can answer, passed on when it fails.</source>
        <translation>Sorunuz herhangi bir istemcinin isteği gibi yönlendirme motorundan geçer: planlanır, yanıt verebilecek ilk adıma gönderilir, başarısız olursa sıradakine geçer.</translation>
    </message>
    <message>
        <source>Say hello and tell me which model you are.</source>
        <translation>Merhaba de ve hangi model olduğunu söyle.</translation>
    </message>
    <message>
        <source>Explain in three steps how a cold model is loaded.</source>
        <translation>Soğuk bir modelin nasıl yüklendiğini üç adımda anlat.</translation>
    </message>
    <message>
        <source>Which is larger, 9.11 or 9.9? Think first.</source>
        <translation>Hangisi büyük, 9.11 mi 9.9 mu? Önce düşün.</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TryOptions</name>
    <message>
        <source>Send through</source>
        <translation>Gönderme yolu</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokol</translation>
    </message>
    <message>
        <source>Answer at most</source>
        <translation>Yanıt en çok</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Akıt</translation>
    </message>
    <message>
        <source>Offer a sample tool</source>
        <translation>Örnek araç sun</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Yanınıza alın</translation>
    </message>
    <message>
        <source>Lines for your client…</source>
        <translation>İstemciniz için satırlar…</translation>
    </message>
    <message>
        <source>cURL, Python, Claude Code, Codex, and OpenClaw&apos;s own file in one click.</source>
        <translation>cURL, Python, Claude Code, Codex ve tek tıkla OpenClaw&apos;ın kendi dosyası.</translation>
    </message>
    <message>
        <source>Chat Completions</source>
        <translation>Chat Completions</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>Default chain</source>
        <translation>Varsayılan zincir</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Ajan %1</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TryTrace</name>
    <message>
        <source>What happens</source>
        <translation>Neler oluyor</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Giren token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Çıkan token</translation>
    </message>
    <message>
        <source>How the text flows</source>
        <translation>Metnin akışı</translation>
    </message>
    <message>
        <source>Every attempt</source>
        <translation>Tüm denemeler</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>to this model alone</source>
        <translation>yalnızca bu modele</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) in the chain</source>
        <translation>
            <numerusform>zincirde %n adım</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Sıradakine geçti</translation>
    </message>
    <message>
        <source>the first choice could not answer</source>
        <translation>ilk seçenek yanıt veremedi</translation>
    </message>
    <message>
        <source>%1 took it</source>
        <translation>Üstlenen: %1</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedildi</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>reasoning began</source>
        <translation>muhakeme başladı</translation>
    </message>
    <message>
        <source>First word of the answer</source>
        <translation>Yanıtın ilk sözcüğü</translation>
    </message>
    <message>
        <source>shown to the client from here</source>
        <translation>istemciye buradan sonrası gösterilir</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Başarısız</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Durdu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Bitti</translation>
    </message>
    <message numerus="yes">
        <source>%n tried</source>
        <translation>
            <numerusform>%n deneme</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Atlananlar</translation>
    </message>
    <message>
        <source>after %1 of loading</source>
        <translation>%1 yüklemeden sonra</translation>
    </message>
    <message>
        <source>after loading</source>
        <translation>yüklemeden sonra</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>yaklaşık %1</translation>
    </message>
    <message>
        <source>Who would answer, in this order</source>
        <translation>Bu sırayla yanıtlayacak olanlar</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>Başarısız olursa</translation>
    </message>
    <message>
        <source>If it had failed</source>
        <translation>Başarısız olsaydı</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TurnView</name>
    <message>
        <source>Reasoning, kept apart from the answer</source>
        <translation>Muhakeme, yanıttan ayrı tutulur</translation>
    </message>
    <message>
        <source>Called the tool %1 %2</source>
        <translation>Çağrılan araç: %1 %2</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::Waterfall</name>
    <message>
        <source>Tries over time</source>
        <translation>Zaman içinde denemeler</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>akıyor</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>ilk token</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <comment>what happened, how long</comment>
        <translation>%2 sonra: %1</translation>
    </message>
    <message>
        <source>behind the scenes, %1</source>
        <translation>arka planda, %1</translation>
    </message>
    <message>
        <source>loaded behind the scenes</source>
        <translation>arka planda yüklendi</translation>
    </message>
    <message>
        <source>first token after %1</source>
        <translation>ilk token %1 sonra</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>%1 sonra yanıtladı</translation>
    </message>
    <message>
        <source>Nobody was asked.</source>
        <translation>Kimseye sorulmadı.</translation>
    </message>
    <message>
        <source>no word for %1</source>
        <comment>how long so far</comment>
        <translation>%1 boyunca yanıt yok</translation>
    </message>
</context>
<context>
    <name>switchyard::pages::YardStrip</name>
    <message>
        <source>All endpoints, the worst first</source>
        <translation>Tüm uç noktalar, en kötüsü başta</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::CommandPalette</name>
    <message>
        <source>Find or run</source>
        <translation>Bul ya da çalıştır</translation>
    </message>
    <message>
        <source>Find or run a command</source>
        <translation>Komut bul ya da çalıştır</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komutlar</translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>“%1” için sonuç yok.</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::DesktopNotices</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 yanıt vermiyor</translation>
    </message>
    <message>
        <source>%1 answers instead.</source>
        <translation>Yerine %1 yanıtlıyor.</translation>
    </message>
    <message>
        <source>%1 refuses the key</source>
        <translation>%1 anahtarı reddediyor</translation>
    </message>
    <message>
        <source>%1 answered a request</source>
        <translation>Bir isteği %1 yanıtladı</translation>
    </message>
    <message>
        <source>%1 could not.</source>
        <translation>%1 yanıtlayamadı.</translation>
    </message>
    <message>
        <source>No model answers</source>
        <translation>Hiçbir model yanıt vermiyor</translation>
    </message>
    <message>
        <source>Every model of the chain is down.</source>
        <translation>Zincirdeki tüm modeller devre dışı.</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>%1 yeniden yanıt veriyor</translation>
    </message>
    <message>
        <source>%1 is loaded</source>
        <translation>%1 yüklendi</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>%1 sürdü.</translation>
    </message>
    <message>
        <source>%1 keeps changing</source>
        <translation>%1 sürekli değişiyor</translation>
    </message>
    <message>
        <source>There are no more notices for ten minutes.</source>
        <translation>On dakika boyunca başka bildirim gösterilmeyecek.</translation>
    </message>
    <message>
        <source>%1 Reason: %2.</source>
        <translation>%1 Neden: %2.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Mute for 1 h</source>
        <translation>1 sa sustur</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::FileBanner</name>
    <message>
        <source>Unsaved edits of the last session were found.</source>
        <translation>Önceki oturumdan kaydedilmemiş düzenlemeler bulundu.</translation>
    </message>
    <message>
        <source>Nothing is changed until you take them back.</source>
        <translation>Siz geri alana kadar hiçbir şey değişmez.</translation>
    </message>
    <message>
        <source>Show the change</source>
        <translation>Değişikliği göster</translation>
    </message>
    <message>
        <source>Edits of the last session</source>
        <translation>Önceki oturumun düzenlemeleri</translation>
    </message>
    <message>
        <source>Take them back</source>
        <translation>Geri getir</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>At</translation>
    </message>
    <message>
        <source>%1 was not made by Switchyard.</source>
        <comment>file name</comment>
        <translation>%1 Switchyard tarafından oluşturulmadı.</translation>
    </message>
    <message>
        <source>Look at the change once; after that, edits save themselves. Comments and order stay.</source>
        <translation>Değişikliğe bir kez bakın; sonrasında düzenlemeler kendiliğinden kaydedilir. Yorumlar ve sıra korunur.</translation>
    </message>
    <message>
        <source>First change to %1</source>
        <comment>file name</comment>
        <translation>İlk değişiklik: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>%1 was changed by another program at the same place.</source>
        <comment>file name</comment>
        <translation>%1 aynı yerinden başka bir program tarafından değiştirildi.</translation>
    </message>
    <message>
        <source>Everything else was merged. Nothing is written until you choose.</source>
        <translation>Diğer her şey birleştirildi. Siz seçene kadar hiçbir şey yazılmaz.</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>İkisini de göster</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Benimki kalsın</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Onunki alınsın</translation>
    </message>
    <message>
        <source>%1 cannot be written, so nothing can be edited.</source>
        <comment>file name</comment>
        <translation>%1 yazılamıyor; bu yüzden düzenlenemiyor.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>%1 is not valid JSON5, so it is shown read-only.</source>
        <comment>file name</comment>
        <translation>%1 geçerli JSON5 değil; bu yüzden salt okunur gösteriliyor.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Yeniden oku</translation>
    </message>
    <message>
        <source>%1 could not be saved; your edits are kept.</source>
        <comment>file name</comment>
        <translation>%1 kaydedilemedi; düzenlemeleriniz korunuyor.</translation>
    </message>
    <message>
        <source>Port %1 is used by %2.</source>
        <translation>%1 bağlantı noktasını kullanan: %2.</translation>
    </message>
    <message>
        <source>Clients cannot reach the router until it moves or that program ends.</source>
        <translation>Yönlendirici taşınana ya da o program kapanana kadar istemciler ona erişemez.</translation>
    </message>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>%1 bağlantı noktasını başka bir program kullanıyor.</translation>
    </message>
    <message>
        <source>The router did not start.</source>
        <translation>Yönlendirici başlamadı.</translation>
    </message>
    <message>
        <source>Move to a free port</source>
        <translation>Boş bir bağlantı noktasına taşı</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Changed here and on disk</source>
        <translation>Hem burada hem diskte değişti</translation>
    </message>
    <message>
        <source>(removed on disk)</source>
        <translation>(diskte kaldırıldı)</translation>
    </message>
    <message>
        <source>(removed here)</source>
        <translation>(burada kaldırıldı)</translation>
    </message>
    <message>
        <source>Lines with − are on disk, lines with + are yours.</source>
        <translation>− ile başlayan satırlar diskte, + ile başlayanlar sizin.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <comment>file name</comment>
        <translation>%1 okunamıyor.</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>Yerini göster</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>%1 could not be saved; your settings of the router are kept here.</source>
        <comment>file name</comment>
        <translation>%1 kaydedilemedi; yönlendirici ayarlarınız burada korunuyor.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON5 and is left as it is.</source>
        <comment>file name</comment>
        <translation>%1 geçerli JSON5 değil; olduğu gibi bırakıldı.</translation>
    </message>
    <message>
        <source>Until it can be read, requests stay on this computer.</source>
        <translation>Okunana kadar istekler bu bilgisayarda kalır.</translation>
    </message>
    <message>
        <source>The last good settings of the router count.</source>
        <translation>Yönlendiricinin son geçerli ayarları kullanılıyor.</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Dosyayı göster</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::MainWindow</name>
    <message>
        <source>The router&apos;s address was copied.</source>
        <translation>Yönlendiricinin adresi kopyalandı.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Sağlayıcı</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Ajan</translation>
    </message>
    <message>
        <source>Port %1 is used by %2</source>
        <translation>%1 bağlantı noktasını kullanan: %2</translation>
    </message>
    <message>
        <source>Move to a free port</source>
        <translation>Boş bir bağlantı noktasına taşı</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>tanıtım</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Kaydedilmemiş değişiklikler</translation>
    </message>
    <message>
        <source>There are changes that were not saved: %1.</source>
        <translation>Kaydedilmemiş değişiklikler var: %1.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Değişiklikleri at</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Check %1</source>
        <comment>a provider</comment>
        <translation>Denetle: %1</translation>
    </message>
    <message>
        <source>Warm up %1</source>
        <comment>a model</comment>
        <translation>Isıt: %1</translation>
    </message>
    <message>
        <source>Unload %1</source>
        <comment>a model</comment>
        <translation>Boşalt: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::Rail</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n sorun</numerusform>
        </translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>kaydedilmemiş değişiklikler</translation>
    </message>
    <message>
        <source>Find or run</source>
        <translation>Bul ya da çalıştır</translation>
    </message>
    <message>
        <source>Find or run a command</source>
        <translation>Komut bul ya da çalıştır</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sayfalar</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ShellActions</name>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Git</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Yönlendirici</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>Add provider…</source>
        <translation>Sağlayıcı ekle…</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Şimdi kaydet</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Dosyayı yeniden oku</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Pencereyi kapat</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Yinele</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Bu sayfada bul</translation>
    </message>
    <message>
        <source>Find or run a command…</source>
        <translation>Komut bul ya da çalıştır…</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Sonraki bölme</translation>
    </message>
    <message>
        <source>Narrow rail</source>
        <translation>Dar kenar çubuğu</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Tümünü şimdi denetle</translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation>Denetimleri duraklat</translation>
    </message>
    <message>
        <source>Start the router</source>
        <translation>Yönlendiriciyi başlat</translation>
    </message>
    <message>
        <source>Stop the router</source>
        <translation>Yönlendiriciyi durdur</translation>
    </message>
    <message>
        <source>Copy the router&apos;s address</source>
        <translation>Yönlendiricinin adresini kopyala</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Yeniden kur…</translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation>Tanıtım sunucularıyla keşfet</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>Switchyard hakkında</translation>
    </message>
    <message>
        <source>Connect OpenClaw and other clients…</source>
        <translation>OpenClaw ve diğer istemcileri bağla…</translation>
    </message>
    <message>
        <source>Recipes and checklist…</source>
        <translation>Tarifler ve denetim listesi…</translation>
    </message>
    <message>
        <source>Problems of the configuration…</source>
        <translation>Yapılandırmanın sorunları…</translation>
    </message>
</context>
<context>
    <name>switchyard::shell::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Demo servers, no real file</source>
        <translation>Tanıtım sunucuları, gerçek dosya yok</translation>
    </message>
    <message>
        <source>Router stopped</source>
        <translation>Yönlendirici durdu</translation>
    </message>
    <message>
        <source>Router is starting</source>
        <translation>Yönlendirici başlıyor</translation>
    </message>
    <message>
        <source>Router on %1</source>
        <comment>address and port</comment>
        <translation>Yönlendirici: %1</translation>
    </message>
    <message>
        <source>Router: port %1 is taken</source>
        <translation>Yönlendirici: %1 bağlantı noktası dolu</translation>
    </message>
    <message>
        <source>Router did not start</source>
        <translation>Yönlendirici başlamadı</translation>
    </message>
    <message>
        <source>Router is finishing its requests</source>
        <translation>Yönlendirici isteklerini bitiriyor</translation>
    </message>
    <message>
        <source>Served by the background service</source>
        <translation>Arka plan hizmeti tarafından sunuluyor</translation>
    </message>
    <message>
        <source>No configuration file</source>
        <translation>Yapılandırma dosyası yok</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <comment>file name</comment>
        <translation>%1 kaydedildi</translation>
    </message>
    <message>
        <source>%1, unsaved changes</source>
        <comment>file name</comment>
        <translation>%1, kaydedilmemiş değişiklikler</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <comment>file name</comment>
        <translation>%1 kaydediliyor</translation>
    </message>
    <message>
        <source>%1 was changed on disk</source>
        <comment>file name</comment>
        <translation>%1 diskte değişti</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <comment>file name</comment>
        <translation>%1 salt okunur</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <comment>file name</comment>
        <translation>%1 okunamıyor</translation>
    </message>
    <message>
        <source>%1 could not be saved</source>
        <comment>file name</comment>
        <translation>%1 kaydedilemedi</translation>
    </message>
    <message>
        <source>Nobody answers now</source>
        <translation>Şu anda yanıtlayan yok</translation>
    </message>
    <message>
        <source>Answering now: %1</source>
        <translation>Şimdi yanıtlayan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n sorun</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::Tray</name>
    <message>
        <source>Answering now: %1</source>
        <translation>Şimdi yanıtlayan: %1</translation>
    </message>
    <message>
        <source>Nobody answers now</source>
        <translation>Şu anda yanıtlayan yok</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Denetle</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Tümünü denetle</translation>
    </message>
    <message>
        <source>Resume checks</source>
        <translation>Denetimleri sürdür</translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation>Denetimleri duraklat</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::AnswerBar</name>
    <message>
        <source>others</source>
        <translation>diğerleri</translation>
    </message>
    <message>
        <source>(%L1 after a fallback)</source>
        <comment>of so many answers</comment>
        <translation>(%L1 yedek olarak)</translation>
    </message>
    <message>
        <source>%L1 as fallback</source>
        <comment>so many of them</comment>
        <translation>%L1 yedek olarak</translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::DiffView</name>
    <message>
        <source>What would change</source>
        <translation>Neler değişecek</translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::FaultView</name>
    <message>
        <source>The text with its fault</source>
        <translation>Hatasıyla birlikte metin</translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::Sheet</name>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
</TS>
